import type { About } from '../command/mandate/about.ts';
import { divide, total } from '../kernel/fixed.ts';
import { NO_MONEY } from '../kernel/money.ts';
import { amountOf, totalsOf } from './amounts.ts';
import type { SalesOrder } from './sales-order.ts';
import { CYCLES } from './standing.ts';

/** What an order is about, and what it comes to: its value before tax and charges (A9). */
export const aboutOrder = (order: SalesOrder): About => ({
  customer: order.customer,
  channel: order.channel,
  locations: [
    order.location,
    ...order.lines.map(({ location }) => location),
    ...order.shipments.map(({ location }) => location),
  ],
  currency: order.currency,
  value: totalsOf(order).value,
  quantity: total(order.lines.map(({ quantity }) => quantity)),
  terms: () => termsOf(order),
  promised: order.status !== CYCLES[order.workflow].initial,
  share: (number, quantity) => {
    const line = order.lines.find((one) => one.line === number);
    if (!line) return NO_MONEY;
    return divide(amountOf(order, line) * quantity, line.quantity) as ReturnType<typeof amountOf>;
  },
});

/** All that was agreed on with the customer, or decides whom the goods go to and when. */
function termsOf({ lines, ...order }: SalesOrder): string {
  const { number, location, mustArriveBy, customerPo, billTo, shipTo, paymentTerms, shelfLifeDays } = order;
  const { priority, broker, feePercent, manualFee, addOns, shippingCharge, otherCharge, externalRefs } =
    order;
  const head = { number, location, mustArriveBy, customerPo, billTo, shipTo, paymentTerms, shelfLifeDays };
  const money = {
    priority,
    broker,
    feePercent,
    manualFee,
    addOns,
    shippingCharge,
    otherCharge,
    externalRefs,
  };
  const each = lines.map(({ firstQuantity: _, ...line }) => line);
  return JSON.stringify([head, money, each], (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
