import type { Day } from '../kernel/day.ts';
import { divide, type Money, minus, most, plus, type Quantity } from '../kernel/fixed.ts';
import { formatMoney, formatPercent, formatPrice, minorDigits } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { ForwardEvent } from '../ledger/events.ts';
import { addOnsOf, amountOf, costOfGoods, feeOf, marginOf, taxOf, totalsOf } from './amounts.ts';
import { hangingView, progressView } from './hanging.view.ts';
import type { Names } from './names.ts';
import { progressOf } from './progress.ts';
import { type Dispute, locationOf, type OrderLine, type SalesOrder } from './sales-order.ts';
import { cycleOf, movesOf } from './standing.ts';

/** An order as the outside sees it: decimals as strings, records by the names people use, moves with reasons. */
export function orderView(order: SalesOrder, names: Names) {
  const minor = minorDigits(order.currency);
  const amount = (value: Money) => formatMoney(value, minor);
  const totals = totalsOf(order);
  const customer = names.customer(order.customer);
  const held = heldByLine(order);
  return {
    id: order.id,
    number: order.number,
    version: order.version,
    workflow: order.workflow,
    status: order.status,
    colour: cycleOf(order).states[order.status]?.colour,
    disputedFrom: order.disputedFrom,
    source: order.source,
    externalId: order.externalId,
    channel: names.channel(order.channel),
    customer: { id: order.customer, number: customer.number, name: customer.name },
    location: order.location && names.location(order.location),
    orderDate: order.orderDate,
    mustArriveBy: order.mustArriveBy,
    dates: datesView(order),
    customerPo: order.customerPo,
    currency: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    billTo: order.billTo,
    shipTo: order.shipTo,
    paymentTerms: order.paymentTerms,
    shelfLifeDays: order.shelfLifeDays,
    priority: order.priority,
    broker: order.broker && names.broker(order.broker),
    ...costsView(order, amount),
    charges: { shipping: amount(order.shippingCharge), other: amount(order.otherCharge) },
    value: amount(totals.value),
    tax: amount(totals.tax),
    total: amount(totals.total),
    notes: order.notes,
    externalRefs: order.externalRefs,
    outsideTotals: order.outsideTotals,
    flags: order.flags,
    duplicatedFrom: order.duplicatedFrom,
    // C8: a received order without a location waits outside the ledger.
    projected: order.lines.every((line) => locationOf(order, line) !== null),
    lines: order.lines.map((line) => lineView(order, line, held, names, amount)),
    ...hangingView(order, names, amount),
    disputes: order.disputes.map((dispute) => disputeView(dispute, amount)),
    moves: movesOf(order),
    createdAt: order.createdAt,
    deletedAt: order.deletedAt,
  };
}

/** In the order of the walk, whichever way they were stored. */
function datesView(order: SalesOrder): Record<string, Day> {
  const { states } = cycleOf(order);
  const rank = (status: string): number => states[status]?.rank ?? Number.POSITIVE_INFINITY;
  const dates = Object.entries(order.statusDates).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(dates);
}

const costsView = (order: SalesOrder, amount: (value: Money) => string) => ({
  feePercent: order.feePercent === null ? null : formatPercent(order.feePercent),
  fee: amount(feeOf(order)),
  feeIsManual: order.manualFee !== null,
  addOns: order.addOns && {
    freight: amount(order.addOns.freight),
    fulfillment: amount(order.addOns.fulfillment),
    promo: amount(order.addOns.promo),
    other: amount(order.addOns.other),
    total: amount(addOnsOf(order)),
  },
  costOfGoods: amount(costOfGoods(order)),
  margin: amount(marginOf(order)),
});

function lineView(
  order: SalesOrder,
  line: OrderLine,
  held: ReadonlyMap<string, Quantity>,
  names: Names,
  amount: (value: Money) => string,
) {
  const product = names.product(line.product);
  const location = locationOf(order, line);
  const of = (event: ForwardEvent) => held.get(heldKey(line.line, event)) ?? NONE;
  const shipped = of('CONSUME');
  const progress = progressOf(order)(line.line);
  return {
    line: line.line,
    sku: product.sku,
    productId: line.product,
    name: product.name,
    unit: product.unit,
    quantity: formatQuantity(line.quantity),
    firstQuantity: formatQuantity(line.firstQuantity),
    sellingUnit: line.sellingUnit,
    sellingUnits: line.unitsPer && formatQuantity(divide(line.quantity * 10_000n, line.unitsPer) as Quantity),
    unitPrice: formatPrice(line.unitPrice),
    discount: amount(line.discount),
    taxRate: formatPercent(line.taxRate),
    amount: amount(amountOf(order, line)),
    tax: amount(taxOf(order, line)),
    location: location && names.location(location),
    ownLocation: line.location !== null,
    demand: formatQuantity(of('DEMAND')),
    allocated: formatQuantity(most(NONE, minus(of('ALLOCATE'), shipped))),
    committed: formatQuantity(of('COMMIT')),
    shipped: formatQuantity(shipped),
    ...progressView(progress),
    open: formatQuantity(most(NONE, minus(minus(line.quantity, shipped), progress.onDropShip))),
  };
}

const NONE = 0n as Quantity;
const heldKey = (line: number, event: ForwardEvent): string => `${line} ${event}`;

/** What the ledger holds by line and event, summed once: an order may have thousands of lines. */
function heldByLine(order: SalesOrder): Map<string, Quantity> {
  const sums = new Map<string, Quantity>();
  for (const entry of order.held) {
    const key = heldKey(entry.line, entry.event);
    sums.set(key, plus(sums.get(key) ?? NONE, entry.quantity));
  }
  return sums;
}

const disputeView = (dispute: Dispute, amount: (value: Money) => string) => ({
  ...dispute,
  amount: dispute.amount === null ? null : amount(dispute.amount),
});
