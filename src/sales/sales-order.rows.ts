import {
  type Money,
  PERCENT_SCALE,
  type Percent,
  PRICE_SCALE,
  type Price,
  parseFixed,
} from '../kernel/fixed.ts';
import { money } from '../kernel/money.ts';
import { quantity } from '../kernel/quantity.ts';
import { heldFrom } from '../ledger/held.ts';
import type { Row } from '../store/statement.ts';
import { readDeposits, readInvoices, readPicks, readPurchases, readShipments } from './hanging.rows.ts';
import type { AddOns, Dispute, OrderLine, SalesOrder } from './sales-order.ts';

/** The rows of `loadOrders`, in its order. */
const PARTS = [
  'lines',
  'disputes',
  'entries',
  'shipments',
  'shipmentLines',
  'purchases',
  'invoices',
  'deposits',
] as const;
type Parts = Readonly<Record<(typeof PARTS)[number], readonly Row[]>>;

/** Orders from the rows of `loadOrders`. */
export function readOrders([orders, ...parts]: Row[][]): SalesOrder[] {
  const grouped = PARTS.map((name, i) => {
    const link = name === 'entries' ? 'source_id' : 'order_id';
    return [name, Map.groupBy(parts[i] ?? [], (row) => row[link])] as const;
  });
  return orders!.map((row) => {
    const own = grouped.map(([name, groups]) => [name, groups.get(row.id) ?? []]);
    return readOrder(row, Object.fromEntries(own) as Parts);
  });
}

const percent = (text: string): Percent => parseFixed(text, PERCENT_SCALE) as Percent;
const price = (text: string): Price => parseFixed(text, PRICE_SCALE) as Price;
const maybe = <T>(text: string | null, read: (text: string) => T): T | null =>
  text === null ? null : read(text);

function readOrder(row: Row, parts: Parts): SalesOrder {
  return {
    id: row.id,
    number: row.number,
    workflow: row.workflow,
    status: row.status,
    disputedFrom: row.disputed_from,
    source: row.source,
    externalId: row.external_id,
    channel: row.channel_id,
    customer: row.customer_id,
    location: row.location_id,
    orderDate: row.order_date,
    mustArriveBy: row.must_arrive_by,
    statusDates: row.status_dates,
    customerPo: row.customer_po,
    currency: row.currency,
    pricesIncludeTax: row.prices_include_tax,
    billTo: row.bill_to,
    shipTo: row.ship_to,
    paymentTerms: row.payment_terms,
    shelfLifeDays: row.shelf_life_days,
    priority: row.priority,
    broker: row.broker_id,
    feePercent: maybe(row.fee_percent, percent),
    manualFee: maybe(row.manual_fee, money),
    addOns: row.add_ons && readAddOns(row.add_ons),
    shippingCharge: money(row.shipping_charge),
    otherCharge: money(row.other_charge),
    notes: row.notes,
    externalRefs: row.external_refs,
    outsideTotals: row.outside_totals,
    outsideHash: row.outside_hash,
    flags: row.flags ?? [],
    duplicatedFrom: row.duplicated_from,
    lastLine: row.last_line,
    lines: parts.lines.map(readLine).sort((a, b) => a.line - b.line),
    disputes: parts.disputes.map(readDispute).sort((a, b) => (a.id < b.id ? -1 : 1)),
    hold: row.hold ?? null,
    ...readHanging(parts),
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
    version: row.version,
  };
}

const readHanging = (parts: Parts) => ({
  shipments: readShipments(parts.shipments, parts.shipmentLines),
  purchases: readPurchases(parts.purchases),
  invoices: readInvoices(parts.invoices),
  deposits: readDeposits(parts.deposits),
  held: heldFrom(parts.entries),
  posted: parts.entries.length > 0,
});

const readAddOns = (stored: Record<string, string>): AddOns => ({
  freight: BigInt(stored.freight as string) as Money,
  fulfillment: BigInt(stored.fulfillment as string) as Money,
  promo: BigInt(stored.promo as string) as Money,
  other: BigInt(stored.other as string) as Money,
});

const readLine = (row: Row): OrderLine => ({
  line: row.line,
  product: row.product_id,
  location: row.location_id,
  quantity: quantity(row.quantity),
  firstQuantity: quantity(row.first_quantity),
  unitPrice: price(row.unit_price),
  discount: money(row.discount),
  taxRate: percent(row.tax_rate),
  sellingUnit: row.selling_unit,
  unitsPer: maybe(row.units_per, quantity),
  picks: readPicks(row.picks),
});

const readDispute = (row: Row): Dispute => ({
  id: row.id,
  type: row.type,
  amount: maybe(row.amount, money),
  reason: row.reason,
  openedOn: row.opened_on,
  dueOn: row.due_on,
  outcome: row.outcome,
  resolvedOn: row.resolved_on,
  notes: row.notes,
});
