import type { Facts } from '../command/fact.ts';
import { formatMoney, formatPercent } from '../kernel/money.ts';
import { brokers } from '../parties/broker.ts';
import type { Faults } from '../record/index.ts';
import { locations } from '../stock/location.ts';
import { addOnsFrom } from './draft.ts';
import type { HeaderInput } from './input.ts';
import type { SalesOrder } from './sales-order.ts';

/** The order with the header fields that were given; null clears, absent keeps. */
export function withHeader(order: SalesOrder, input: HeaderInput, faults: Faults): SalesOrder {
  const given = <V>(value: V | undefined, before: V): V => (value === undefined ? before : value);
  const location = input.location ? faults.record(locations, input.location, '/location') : null;
  const broker = input.broker ? faults.record(brokers, input.broker, '/broker') : null;
  const newBroker = broker !== null && broker.id !== order.broker;
  return {
    ...order,
    number: given(input.number, order.number),
    location: input.location === undefined ? order.location : (location?.id ?? null),
    mustArriveBy: given(input.mustArriveBy, order.mustArriveBy),
    customerPo: given(input.customerPo, order.customerPo),
    billTo: given(input.billTo, order.billTo),
    shipTo: given(input.shipTo, order.shipTo),
    paymentTerms: given(input.paymentTerms, order.paymentTerms),
    shelfLifeDays: given(input.shelfLifeDays, order.shelfLifeDays),
    priority: given(input.priority, order.priority),
    broker: input.broker === undefined ? order.broker : (broker?.id ?? null),
    feePercent: given(input.feePercent, newBroker ? broker.feePercent : order.feePercent),
    manualFee: given(input.feeAmount, order.manualFee),
    addOns: addOnsFrom(input.addOns, order.addOns),
    shippingCharge: input.charges?.shipping ?? order.shippingCharge,
    otherCharge: input.charges?.other ?? order.otherCharge,
    notes: given(input.notes, order.notes),
    externalRefs: given(input.externalRefs, order.externalRefs),
  };
}

/** Before → after of each header field that changed, in words people use. */
export function headerChanges(
  before: SalesOrder,
  after: SalesOrder,
  facts: Facts,
): Record<string, [unknown, unknown]> {
  const was = shown(before, facts);
  const is = shown(after, facts);
  const changes: Record<string, [unknown, unknown]> = {};
  for (const name of Object.keys(is)) {
    if (JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      changes[name] = [was[name] ?? null, is[name] ?? null];
  }
  return changes;
}

function shown(order: SalesOrder, facts: Facts): Record<string, unknown> {
  return {
    number: order.number,
    location: order.location && (facts.get(locations, order.location)?.code ?? order.location),
    mustArriveBy: order.mustArriveBy,
    customerPo: order.customerPo,
    billTo: order.billTo,
    shipTo: order.shipTo,
    paymentTerms: order.paymentTerms,
    shelfLifeDays: order.shelfLifeDays,
    priority: order.priority,
    broker: order.broker && (facts.get(brokers, order.broker)?.number ?? order.broker),
    // Zero is a fee, too: only null is none.
    feePercent: order.feePercent === null ? null : formatPercent(order.feePercent),
    feeAmount: order.manualFee === null ? null : formatMoney(order.manualFee),
    freight: order.addOns && formatMoney(order.addOns.freight),
    fulfillment: order.addOns && formatMoney(order.addOns.fulfillment),
    promo: order.addOns && formatMoney(order.addOns.promo),
    'other cost': order.addOns && formatMoney(order.addOns.other),
    'shipping charge': formatMoney(order.shippingCharge),
    'other charge': formatMoney(order.otherCharge),
    notes: order.notes,
    externalRefs: order.externalRefs,
  };
}
