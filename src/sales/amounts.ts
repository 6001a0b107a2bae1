import { type Money, minus, plus, total } from '../kernel/fixed.ts';
import {
  costOf,
  isWholeIn,
  lineAmount,
  minorDigits,
  NO_MONEY,
  percentOf,
  taxWithin,
} from '../kernel/money.ts';
import type { Faults } from '../record/index.ts';
import type { OrderLine, SalesOrder } from './sales-order.ts';

type Priced = Pick<SalesOrder, 'currency' | 'pricesIncludeTax' | 'shippingCharge' | 'otherCharge'>;

/** A9: rounded per line to the currency's minor unit. */
export const amountOf = (order: Priced, line: OrderLine): Money =>
  lineAmount(line.quantity, line.unitPrice, line.discount, minorDigits(order.currency));

export function taxOf(order: Priced, line: OrderLine): Money {
  if (line.taxRate === 0n) return NO_MONEY;
  const minor = minorDigits(order.currency);
  const amount = amountOf(order, line);
  return order.pricesIncludeTax
    ? taxWithin(amount, line.taxRate, minor)
    : percentOf(amount, line.taxRate, minor);
}

/** A9: what is charged besides lines can be paid, and so the total can. */
export function checkCharges(order: Priced, faults: Faults): void {
  for (const [name, charge] of [
    ['shipping', order.shippingCharge],
    ['other', order.otherCharge],
  ] as const) {
    if (isWholeIn(order.currency, charge)) continue;
    const digits = minorDigits(order.currency) || 'no';
    faults.add(
      `/charges/${name}`,
      `${order.currency} has ${digits} decimals: an amount is written with no more`,
    );
  }
}

export interface Totals {
  readonly value: Money;
  readonly charges: Money;
  readonly tax: Money;
  readonly total: Money;
}

type Totalled = Priced & { readonly lines: readonly OrderLine[] };

// Orders are values: the totals of one never change, and are asked for by its store, its view and its plan.
const known = new WeakMap<Totalled, Totals>();

/** Value before tax and charges; total = value + charges + tax, where tax inside prices is not added again. */
export function totalsOf(order: Totalled): Totals {
  let totals = known.get(order);
  if (!totals) known.set(order, (totals = summed(order)));
  return totals;
}

function summed(order: Totalled): Totals {
  const value = total(order.lines.map((line) => amountOf(order, line)));
  const tax = total(order.lines.map((line) => taxOf(order, line)));
  const charges = plus(order.shippingCharge, order.otherCharge);
  const added = order.pricesIncludeTax ? NO_MONEY : tax;
  return { value, charges, tax, total: plus(plus(value, charges), added) };
}

/** A9: value × percent, unless an amount was set by hand. */
export function feeOf(order: SalesOrder): Money {
  if (order.manualFee !== null) return order.manualFee;
  if (order.feePercent === null) return NO_MONEY;
  return percentOf(totalsOf(order).value, order.feePercent, minorDigits(order.currency));
}

export const addOnsOf = (order: SalesOrder): Money =>
  order.addOns
    ? total([order.addOns.freight, order.addOns.fulfillment, order.addOns.promo, order.addOns.other])
    : NO_MONEY;

/** What the consumed goods cost, at the average of the moment they left, and what the supplier asks for drop-shipped ones. */
export const costOfGoods = (order: SalesOrder): Money =>
  total(
    order.held
      .filter((entry) => entry.event === 'CONSUME' && entry.unitCost !== null)
      .map((entry) => costOf(entry.quantity, entry.unitCost as NonNullable<typeof entry.unitCost>))
      .concat(
        order.purchases
          .filter((purchase) => purchase.kind === 'drop-ship')
          .map((purchase) => costOf(purchase.supplied, purchase.unitCost)),
      ),
  );

/** Net value − cost of goods − fee − add-ons. */
export function marginOf(order: SalesOrder): Money {
  const { value, tax } = totalsOf(order);
  const net = order.pricesIncludeTax ? minus(value, tax) : value;
  return minus(minus(minus(net, costOfGoods(order)), feeOf(order)), addOnsOf(order));
}
