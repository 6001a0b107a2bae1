import type { Shipment, ShipmentLine } from '../shipping/shipment.ts';
import { Table } from '../store/table.ts';
import { amountOf, totalsOf } from './amounts.ts';
import { invoiceStatusOf, paymentStatusOf } from './derived.ts';
import type { Dispute, OrderLine, SalesOrder } from './sales-order.ts';

/** A part of an order with the order it is part of. */
export interface Part<T> {
  readonly order: SalesOrder;
  readonly part: T;
}

export const orders = new Table<SalesOrder>('sales_order', ['id'], {
  id: ['uuid', (o) => o.id],
  number: ['text', (o) => o.number],
  workflow: ['text', (o) => o.workflow],
  status: ['text', (o) => o.status],
  disputed_from: ['text', (o) => o.disputedFrom],
  source: ['text', (o) => o.source],
  external_id: ['text', (o) => o.externalId],
  channel_id: ['uuid', (o) => o.channel],
  customer_id: ['uuid', (o) => o.customer],
  location_id: ['uuid', (o) => o.location],
  order_date: ['date', (o) => o.orderDate],
  must_arrive_by: ['date', (o) => o.mustArriveBy],
  status_dates: ['jsonb', (o) => o.statusDates],
  customer_po: ['text', (o) => o.customerPo],
  currency: ['text', (o) => o.currency],
  prices_include_tax: ['boolean', (o) => o.pricesIncludeTax],
  bill_to: ['jsonb', (o) => o.billTo],
  ship_to: ['jsonb', (o) => o.shipTo],
  payment_terms: ['text', (o) => o.paymentTerms],
  shelf_life_days: ['integer', (o) => o.shelfLifeDays],
  priority: ['smallint', (o) => o.priority],
  broker_id: ['uuid', (o) => o.broker],
  fee_percent: ['percent', (o) => o.feePercent],
  manual_fee: ['money', (o) => o.manualFee],
  add_ons: ['jsonb', (o) => o.addOns && mapped(o.addOns)],
  shipping_charge: ['money', (o) => o.shippingCharge],
  other_charge: ['money', (o) => o.otherCharge],
  notes: ['text', (o) => o.notes],
  external_refs: ['jsonb', (o) => o.externalRefs],
  outside_totals: ['jsonb', (o) => o.outsideTotals],
  outside_hash: ['text', (o) => o.outsideHash],
  flags: ['jsonb', (o) => (o.flags.length ? o.flags : null)],
  duplicated_from: ['uuid', (o) => o.duplicatedFrom],
  hold: ['jsonb', (o) => o.hold],
  invoice_status: ['text', (o) => invoiceStatusOf(o)],
  payment_status: ['text', (o) => paymentStatusOf(o)],
  last_line: ['integer', (o) => o.lastLine],
  value: ['money', (o) => totalsOf(o).value],
  tax: ['money', (o) => totalsOf(o).tax],
  total: ['money', (o) => totalsOf(o).total],
  created_at: ['timestamptz', (o) => o.createdAt],
  deleted_at: ['timestamptz', (o) => o.deletedAt],
  version: ['integer', (o) => o.version],
});

export const lines = new Table<Part<OrderLine>>('sales_order_line', ['order_id', 'line'], {
  order_id: ['uuid', ({ order }) => order.id],
  line: ['integer', ({ part }) => part.line],
  product_id: ['uuid', ({ part }) => part.product],
  location_id: ['uuid', ({ part }) => part.location],
  quantity: ['quantity', ({ part }) => part.quantity],
  first_quantity: ['quantity', ({ part }) => part.firstQuantity],
  unit_price: ['price', ({ part }) => part.unitPrice],
  discount: ['money', ({ part }) => part.discount],
  tax_rate: ['percent', ({ part }) => part.taxRate],
  amount: ['money', ({ order, part }) => amountOf(order, part)],
  selling_unit: ['text', ({ part }) => part.sellingUnit],
  units_per: ['quantity', ({ part }) => part.unitsPer],
  picks: ['jsonb', ({ part }) => part.picks?.map((pick) => mapped({ ...pick })) ?? null],
});

export const disputes = new Table<Part<Dispute>>('dispute', ['id'], {
  id: ['uuid', ({ part }) => part.id],
  order_id: ['uuid', ({ order }) => order.id],
  type: ['text', ({ part }) => part.type],
  amount: ['money', ({ part }) => part.amount],
  reason: ['text', ({ part }) => part.reason],
  opened_on: ['date', ({ part }) => part.openedOn],
  due_on: ['date', ({ part }) => part.dueOn],
  outcome: ['text', ({ part }) => part.outcome],
  resolved_on: ['date', ({ part }) => part.resolvedOn],
  notes: ['text', ({ part }) => part.notes],
});

export const shipments = new Table<Part<Shipment>>('shipment', ['id'], {
  id: ['uuid', ({ part }) => part.id],
  number: ['text', ({ part }) => part.number],
  order_id: ['uuid', ({ order }) => order.id],
  customer_id: ['uuid', ({ order }) => order.customer],
  location_id: ['uuid', ({ part }) => part.location],
  status: ['text', ({ part }) => part.status],
  carrier: ['text', ({ part }) => part.carrier],
  tracking: ['text', ({ part }) => part.tracking],
  notes: ['text', ({ part }) => part.notes],
  packages: ['jsonb', ({ part }) => (part.packages.length ? part.packages : null)],
  committed_on: ['date', ({ part }) => part.committedOn],
  shipped_on: ['date', ({ part }) => part.shippedOn],
  created_at: ['timestamptz', ({ part }) => part.createdAt],
  version: ['integer', ({ part }) => part.version],
});

/** A line of a shipment with the shipment it is on. */
export interface ShippedLine {
  readonly shipment: Shipment;
  readonly line: ShipmentLine;
}

export const shipmentLines = new Table<Part<ShippedLine>>(
  'shipment_line',
  ['order_id', 'shipment_id', 'line'],
  {
    order_id: ['uuid', ({ order }) => order.id],
    shipment_id: ['uuid', ({ part }) => part.shipment.id],
    line: ['integer', ({ part }) => part.line.line],
    quantity: ['quantity', ({ part }) => part.line.quantity],
    picks: ['jsonb', ({ part }) => part.line.picks?.map((pick) => mapped({ ...pick })) ?? null],
  },
);

/** JSON has no place for fixed point: quantities and amounts go in as their whole units, and come back so. */
const mapped = (value: object) =>
  Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, typeof part === 'bigint' ? String(part) : part]),
  );
