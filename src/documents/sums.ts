import { type Money, plus } from '../kernel/fixed.ts';
import { formatMoney, minorDigits, money, NO_MONEY } from '../kernel/money.ts';
import type { SheetFact } from './sheet.ts';
import { grouped } from './words.ts';

/** What orders and invoices have in common: what is to be paid, and why. */
export interface Priced {
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly value: string;
  readonly charges: { readonly shipping: string; readonly other: string };
  readonly total: string;
  readonly lines: readonly { readonly taxRate: string; readonly tax: string }[];
}

const isNothing = (amount: string): boolean => money(amount) === NO_MONEY;

/** Value, charges, tax by rate and what it comes to. Tax inside the prices is named below the total, not added. */
export function sumsOf(priced: Priced): SheetFact[] {
  const line = (label: string, amount: string): SheetFact => ({
    label,
    value: grouped(amount),
    strong: false,
  });
  const { currency, charges, total, pricesIncludeTax, value } = priced;
  const taxes = taxesOf(priced).map(([rate, tax]) =>
    line(pricesIncludeTax ? `of which tax ${rate} %` : `Tax ${rate} %`, tax),
  );
  const all = [
    line('Value', value),
    ...(isNothing(charges.shipping) ? [] : [line('Shipping', charges.shipping)]),
    ...(isNothing(charges.other) ? [] : [line('Other charges', charges.other)]),
  ];
  const sum = { label: `Total ${currency}`, value: grouped(total), strong: true };
  if (pricesIncludeTax) return [...all, sum, ...taxes];
  return all.length + taxes.length === 1 ? [sum] : [...all, ...taxes, sum];
}

/** Tax by rate, the lowest first; rates that come to nothing are left out. */
function taxesOf({ lines, currency }: Priced): [rate: string, tax: string][] {
  const byRate = new Map<string, Money>();
  for (const { taxRate, tax } of lines)
    byRate.set(taxRate, plus(byRate.get(taxRate) ?? NO_MONEY, money(tax)));
  return [...byRate]
    .filter(([, tax]) => tax !== NO_MONEY)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([rate, tax]) => [rate, formatMoney(tax, minorDigits(currency))]);
}
