import { formatFixed, parseFixed, powerOfTen, QUANTITY_SCALE, type Quantity } from './fixed.ts';

export const NO_QUANTITY = 0n as Quantity;
/** Largest quantity anybody may give: 12 digits before the point. Sums of them grow to the 14 of numeric(18,4). */
export const MOST_QUANTITY = (10n ** 16n - 1n) as Quantity;

export const parseQuantity = (text: string): Quantity | null => {
  const value = parseFixed(text, QUANTITY_SCALE);
  return value === null || value > MOST_QUANTITY || value < -MOST_QUANTITY ? null : (value as Quantity);
};

/** For stored and literal quantities, which are known to be well formed; a fault otherwise. */
export function quantity(text: string | number): Quantity {
  const value = parseFixed(String(text), QUANTITY_SCALE);
  if (value === null) throw new Error(`not a quantity: ${text}`);
  return value as Quantity;
}

export const formatQuantity = (value: Quantity): string => formatFixed(value, QUANTITY_SCALE);

/** A7: each product says how many decimals its quantity may have. */
export const hasDecimals = (value: Quantity, decimals: number): boolean =>
  value % powerOfTen(QUANTITY_SCALE - decimals) === 0n;

/** Units of a selling unit (case of 12) in base units; null when it does not come out exactly. */
export function inBaseUnits(count: Quantity, perUnit: Quantity): Quantity | null {
  const scaled = count * perUnit;
  const scale = powerOfTen(QUANTITY_SCALE);
  return scaled % scale === 0n ? ((scaled / scale) as Quantity) : null;
}
