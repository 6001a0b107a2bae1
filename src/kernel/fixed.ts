/**
 * Fixed-point numbers on bigint. A `Quantity` is counted in 1/10,000 units, a `Price` in 1/1,000,000 of a
 * currency unit, `Money` in 1/10,000 of a currency unit and a `Percent` in 1/10,000 of a per cent.
 * They never become a `number`; in JSON they are decimal strings.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = bigint & { readonly [brand]: Name };

export type Quantity = Branded<'quantity'>;
export type Price = Branded<'price'>;
export type Money = Branded<'money'>;
export type Percent = Branded<'percent'>;
export type Fixed = Quantity | Price | Money | Percent;

export const QUANTITY_SCALE = 4;
export const PRICE_SCALE = 6;
export const MONEY_SCALE = 4;
export const PERCENT_SCALE = 4;

export const plus = <T extends Fixed>(a: T, b: T): T => ((a as bigint) + (b as bigint)) as T;
export const minus = <T extends Fixed>(a: T, b: T): T => ((a as bigint) - (b as bigint)) as T;
export const negate = <T extends Fixed>(a: T): T => -(a as bigint) as T;
export const least = <T extends Fixed>(a: T, b: T): T => (a < b ? a : b);
export const most = <T extends Fixed>(a: T, b: T): T => (a > b ? a : b);
export const total = <T extends Fixed>(values: Iterable<T>): T => {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum as T;
};

/** Divides and rounds half away from zero: the one rounding in Allot. */
export function divide(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

const POWERS = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n));
export const powerOfTen = (n: number): bigint => POWERS[n] ?? 10n ** BigInt(n);

const DECIMAL = /^(-?)(\d{1,14})(?:\.(\d{1,9}))?$/;

/** Reads a plain decimal string exactly; null when it is not one or has more decimals than `scale`. */
export function parseFixed(text: string, scale: number): bigint | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return null;
  const units = BigInt(match[2] + fraction.padEnd(scale, '0'));
  return match[1] ? -units : units;
}

/** Writes a decimal string without trailing zeros, but with at least `decimals` of them. */
export function formatFixed(value: bigint, scale: number, decimals = 0): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  let end = fraction.length;
  while (end > decimals && fraction.charCodeAt(end - 1) === 48) end--;
  fraction = fraction.slice(0, end);
  return `${value < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
