import {
  divide,
  formatFixed,
  MONEY_SCALE,
  type Money,
  PERCENT_SCALE,
  type Percent,
  PRICE_SCALE,
  type Price,
  parseFixed,
  powerOfTen,
  QUANTITY_SCALE,
  type Quantity,
} from './fixed.ts';

export const NO_MONEY = 0n as Money;
export const NO_PRICE = 0n as Price;
export const MOST_MONEY = (10n ** 18n - 1n) as Money;
export const MOST_PRICE = (10n ** 18n - 1n) as Price;

const within = <T extends bigint>(value: bigint | null, most: bigint): T | null =>
  value === null || value > most || value < -most ? null : (value as T);

export const parseMoney = (text: string): Money | null => within(parseFixed(text, MONEY_SCALE), MOST_MONEY);
export const parsePrice = (text: string): Price | null => within(parseFixed(text, PRICE_SCALE), MOST_PRICE);
export const parsePercent = (text: string): Percent | null =>
  within(parseFixed(text, PERCENT_SCALE), 1000n * powerOfTen(PERCENT_SCALE));

const sure = <T>(value: T | null, text: string | number, what: string): T => {
  if (value === null) throw new Error(`not ${what}: ${text}`);
  return value;
};
export const money = (text: string | number): Money => sure(parseMoney(String(text)), text, 'an amount');
export const price = (text: string | number): Price => sure(parsePrice(String(text)), text, 'a price');
export const percent = (text: string | number): Percent =>
  sure(parsePercent(String(text)), text, 'a percentage');

export const formatMoney = (value: Money, minor = 2): string => formatFixed(value, MONEY_SCALE, minor);
export const formatPrice = (value: Price): string => formatFixed(value, PRICE_SCALE, 2);
export const formatPercent = (value: Percent): string => formatFixed(value, PERCENT_SCALE);

/** ISO 4217 currencies whose minor unit is not 1/100. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};
export const minorDigits = (currency: string): number => MINOR_DIGITS[currency] ?? 2;

/** Whether it can be paid: whole minor units of the currency, as what is charged and paid always is. */
export const isWholeIn = (currency: string, value: Money): boolean =>
  value % powerOfTen(MONEY_SCALE - minorDigits(currency)) === 0n;

/** Rounds an amount given in 1/10^scale to the currency's minor unit, half away from zero. */
export function roundTo(value: bigint, scale: number, minor: number): Money {
  const minorUnits = divide(value, powerOfTen(scale - minor));
  return (minorUnits * powerOfTen(MONEY_SCALE - minor)) as Money;
}

/** A9: quantity × unit price − discount, rounded per line to the currency's minor unit. */
export function lineAmount(quantity: Quantity, unitPrice: Price, discount: Money, minor: number): Money {
  const scale = QUANTITY_SCALE + PRICE_SCALE;
  return roundTo(quantity * unitPrice - discount * powerOfTen(scale - MONEY_SCALE), scale, minor);
}

/** A percentage of an amount, rounded to the minor unit. */
export const percentOf = (amount: Money, rate: Percent, minor: number): Money =>
  roundTo(amount * rate, MONEY_SCALE + PERCENT_SCALE + 2, minor);

/** The tax inside an amount that includes it: amount × rate ÷ (100 + rate). */
export function taxWithin(amount: Money, rate: Percent, minor: number): Money {
  const hundred = 100n * powerOfTen(PERCENT_SCALE);
  const step = powerOfTen(MONEY_SCALE - minor);
  return (divide(amount * rate, (hundred + rate) * step) * step) as Money;
}

/** Quantity × unit cost, unrounded to four decimals: what goods cost, not what anybody is charged. */
export const costOf = (quantity: Quantity, unitCost: Price): Money =>
  divide(quantity * unitCost, powerOfTen(QUANTITY_SCALE + PRICE_SCALE - MONEY_SCALE)) as Money;
