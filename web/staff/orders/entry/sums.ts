import { type Money, plus, type Quantity } from '../../../../src/kernel/fixed.ts';
import {
  formatMoney,
  lineAmount,
  minorDigits,
  NO_MONEY,
  parseMoney,
  parsePercent,
  parsePrice,
  percentOf,
  taxWithin,
} from '../../../../src/kernel/money.ts';
import { formatQuantity, inBaseUnits, parseQuantity } from '../../../../src/kernel/quantity.ts';
import { type Draft, type DraftLine, filled, type Terms } from './draft.ts';

interface Amount {
  readonly value: Money;
  readonly tax: Money;
}

/** Five cases of twelve are sixty; null while it is not a number yet, or does not come out. */
function baseQuantity({ quantity, unit, sellingUnits }: DraftLine): Quantity | null {
  const count = parseQuantity(quantity);
  const per = sellingUnits.find(({ name }) => name === unit)?.quantity;
  if (count === null || per === undefined) return count;
  return inBaseUnits(count, parseQuantity(per) as Quantity);
}

const known = new WeakMap<DraftLine, { readonly terms: Terms; readonly amount: Amount | null }>();

/** The server's own rounding (A9); null while a number is not one yet. A line is a value, so it is asked once. */
export function amountOf(line: DraftLine, terms: Terms): Amount | null {
  const before = known.get(line);
  if (before?.terms === terms) return before.amount;
  const amount = computed(line, terms);
  known.set(line, { terms, amount });
  return amount;
}

function computed(line: DraftLine, { currency, pricesIncludeTax }: Terms): Amount | null {
  const minor = minorDigits(currency);
  const quantity = baseQuantity(line);
  const price = parsePrice(line.unitPrice);
  const discount = parseMoney(line.discount || '0');
  const rate = parsePercent(line.taxRate || '0');
  if (quantity === null || price === null || discount === null || rate === null) return null;
  const value = lineAmount(quantity, price, discount, minor);
  return { value, tax: pricesIncludeTax ? taxWithin(value, rate, minor) : percentOf(value, rate, minor) };
}

/** Tax that is inside the prices is not added again. */
export function totalsOf(draft: Draft, terms: Terms) {
  let [value, tax] = [NO_MONEY, NO_MONEY];
  for (const line of filled(draft)) {
    const amount = amountOf(line, terms);
    if (!amount) continue;
    value = plus(value, amount.value);
    tax = plus(tax, amount.tax);
  }
  const shown = (of: Money): string => formatMoney(of, minorDigits(terms.currency));
  const total = terms.pricesIncludeTax ? value : plus(value, tax);
  return { value: shown(value), tax: shown(tax), total: shown(total) };
}

/** How far a line goes beyond what is available, in base units; null where it does not. */
export function shortBy(line: DraftLine): string | null {
  const [wanted, there] = [baseQuantity(line), parseQuantity(line.available ?? '')];
  if (wanted === null || there === null || wanted <= there) return null;
  return formatQuantity((there < 0n ? wanted : wanted - there) as Quantity);
}
