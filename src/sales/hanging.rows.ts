import type { OrderDeposit, OrderInvoice } from '../billing/invoice.ts';
import { PRICE_SCALE, type Price, parseFixed, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { quantity } from '../kernel/quantity.ts';
import { byPurchase, type OrderPurchase, shareOf } from '../purchasing/purchase-order.ts';
import type { Shipment, ShipmentLine, ShipmentPick } from '../shipping/shipment.ts';
import type { Row } from '../store/statement.ts';

interface StoredPick {
  readonly bin: Id;
  readonly lot: Id | null;
  readonly quantity: string;
}

export const readPicks = (stored: readonly StoredPick[] | null): ShipmentPick[] | null =>
  stored?.map((pick) => ({ ...pick, quantity: BigInt(pick.quantity) as Quantity })) ?? null;

const byId = (a: { id: Id }, b: { id: Id }): number => (a.id < b.id ? -1 : 1);

export function readShipments(rows: readonly Row[], lines: readonly Row[]): Shipment[] {
  const linesOf = Map.groupBy(lines, (row) => row.shipment_id as Id);
  const shipments = rows.map((row) => readShipment(row, linesOf.get(row.id) ?? []));
  return shipments.sort(byId);
}

const readShipment = (row: Row, lines: readonly Row[]): Shipment => ({
  id: row.id,
  number: row.number,
  location: row.location_id,
  status: row.status,
  lines: lines.map(readLine).sort((a, b) => a.line - b.line),
  carrier: row.carrier,
  tracking: row.tracking,
  notes: row.notes,
  packages: row.packages ?? [],
  committedOn: row.committed_on,
  shippedOn: row.shipped_on,
  createdAt: row.created_at,
  version: row.version,
});

const readLine = (row: Row): ShipmentLine => ({
  line: row.line,
  quantity: quantity(row.quantity),
  picks: readPicks(row.picks),
});

export const readPurchases = (rows: readonly Row[]): OrderPurchase[] =>
  rows.map(readPurchase).sort(byPurchase);

/** `before` is what links in front of this one take of its purchase line. */
function readPurchase(row: Row): OrderPurchase {
  const line = {
    quantity: quantity(row.line_quantity),
    cancelled: quantity(row.cancelled),
    received: quantity(row.received),
  };
  return {
    purchase: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    supplier: row.supplier_id,
    purchaseLine: row.purchase_line,
    orderLine: row.order_line,
    ...shareOf(line, quantity(row.before), quantity(row.quantity)),
    unitCost: parseFixed(row.unit_cost, PRICE_SCALE) as Price,
    expectedOn: row.expected_on,
  };
}

/** One row a line; the head stands on each. */
export function readInvoices(rows: readonly Row[]): OrderInvoice[] {
  const invoices = [...Map.groupBy(rows, (row) => row.id as Id)].map(([invoice, lines]) => {
    const head = lines[0] as Row;
    return {
      invoice,
      number: head.number,
      status: head.status,
      shippingCharge: money(head.shipping_charge),
      otherCharge: money(head.other_charge),
      total: money(head.total),
      paid: money(head.paid),
      credited: money(head.credited),
      creditGiven: money(head.credit_given),
      lines: lines.filter((row) => row.line !== null).map(readInvoiceLine),
    };
  });
  return invoices.sort((a, b) => (a.invoice < b.invoice ? -1 : 1));
}

const readInvoiceLine = (row: Row) => ({
  line: row.line as number,
  quantity: quantity(row.quantity),
  amount: money(row.amount),
  tax: money(row.tax),
  credited: quantity(row.line_credited),
  creditedAmount: money(row.credited_amount),
  creditedTax: money(row.credited_tax),
});

/** Only those of which something is left. */
export const readDeposits = (rows: readonly Row[]): OrderDeposit[] =>
  rows
    .map((row) => ({ payment: row.id as Id, left: money(row.left) }))
    .filter(({ left }) => left > 0n)
    .sort((a, b) => (a.payment < b.payment ? -1 : 1));
