import { Table } from '../store/table.ts';
import type { PurchaseLine, PurchaseLink, PurchaseOrder } from './purchase-order.ts';

export const purchaseTable = new Table<PurchaseOrder>('purchase_order', ['id'], {
  id: ['uuid', (p) => p.id],
  number: ['text', (p) => p.number],
  kind: ['text', (p) => p.kind],
  status: ['text', (p) => p.status],
  supplier_id: ['uuid', (p) => p.supplier],
  location_id: ['uuid', (p) => p.location],
  order_id: ['uuid', (p) => p.order],
  currency: ['text', (p) => p.currency],
  order_date: ['date', (p) => p.orderDate],
  expected_on: ['date', (p) => p.expectedOn],
  issued_on: ['date', (p) => p.issuedOn],
  ship_to: ['jsonb', (p) => p.shipTo],
  reference: ['text', (p) => p.reference],
  notes: ['text', (p) => p.notes],
  last_line: ['integer', (p) => p.lastLine],
  created_at: ['timestamptz', (p) => p.createdAt],
  version: ['integer', (p) => p.version],
});

/** A line with the purchase order it is part of. */
export interface LineRow {
  readonly purchase: PurchaseOrder;
  readonly line: PurchaseLine;
}

export const lineTable = new Table<LineRow>('purchase_order_line', ['purchase_order_id', 'line'], {
  purchase_order_id: ['uuid', ({ purchase }) => purchase.id],
  line: ['integer', ({ line }) => line.line],
  product_id: ['uuid', ({ line }) => line.product],
  quantity: ['quantity', ({ line }) => line.quantity],
  unit_cost: ['price', ({ line }) => line.unitCost],
  received: ['quantity', ({ line }) => line.received],
  returned: ['quantity', ({ line }) => line.returned],
  cancelled: ['quantity', ({ line }) => line.cancelled],
});

/** A link with the line it is of and its place there. */
export interface LinkRow {
  readonly purchase: PurchaseOrder;
  readonly line: number;
  readonly position: number;
  readonly link: PurchaseLink;
}

export const linkTable = new Table<LinkRow>(
  'purchase_link',
  ['purchase_order_id', 'purchase_line', 'position'],
  {
    purchase_order_id: ['uuid', ({ purchase }) => purchase.id],
    purchase_line: ['integer', ({ line }) => line],
    position: ['integer', ({ position }) => position],
    order_id: ['uuid', ({ link }) => link.order],
    order_line: ['integer', ({ link }) => link.orderLine],
    quantity: ['quantity', ({ link }) => link.quantity],
  },
);
