import { z } from 'zod';
import { moveShape, partyShape } from '../command/shapes.ts';
import { type Money, minus, plus } from '../kernel/fixed.ts';
import { formatMoney, formatPrice, lineAmount, minorDigits, NO_MONEY } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { addressField } from '../parties/address.ts';
import type { PurchaseNames } from './purchase-names.ts';
import { openOf, type PurchaseLine, type PurchaseOrder } from './purchase-order.ts';
import { cycleOf, movesOf } from './purchase-standing.ts';

export const purchaseHeadShape = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(['stock', 'drop-ship']),
  status: z.string(),
  colour: z.string(),
  supplier: partyShape,
  location: z.string().nullable(),
  locationId: z.uuid().nullable(),
  order: z.string().nullable(),
  orderId: z.uuid().nullable(),
  currency: z.string(),
  orderDate: z.iso.date(),
  expectedOn: z.iso.date().nullable(),
  issuedOn: z.iso.date().nullable(),
  reference: z.string().nullable(),
  total: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});

const lineShape = z.object({
  line: z.int(),
  product: z.string(),
  productId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  quantity: z.string(),
  unitCost: z.string(),
  amount: z.string(),
  received: z.string(),
  returned: z.string(),
  cancelled: z.string(),
  open: z.string(),
  links: z.array(z.object({ order: z.string(), orderId: z.uuid(), line: z.int(), quantity: z.string() })),
});
export const purchaseShape = purchaseHeadShape
  .extend({
    shipTo: addressField.nullable(),
    notes: z.string().nullable(),
    lines: z.array(lineShape),
    moves: z.array(moveShape),
  })
  .meta({ id: 'PurchaseOrder' });

/** A purchase order as the outside sees it; `received` of a drop-ship is what the supplier shipped. */
export function purchaseView(purchase: PurchaseOrder, names: PurchaseNames) {
  const { id, number, kind, status, location, order, version } = purchase;
  const supplier = names.supplier(purchase.supplier);
  return {
    id,
    number,
    kind,
    status,
    colour: cycleOf(purchase).states[status]?.colour ?? 'grey',
    supplier: { id: purchase.supplier, number: supplier.number, name: supplier.name },
    location: location && names.location(location),
    locationId: location,
    order: order && names.order(order),
    orderId: order,
    currency: purchase.currency,
    orderDate: purchase.orderDate,
    expectedOn: purchase.expectedOn,
    issuedOn: purchase.issuedOn,
    shipTo: purchase.shipTo,
    reference: purchase.reference,
    notes: purchase.notes,
    total: formatMoney(totalOf(purchase), minorDigits(purchase.currency)),
    lines: purchase.lines.map((line) => lineView(purchase, line, names)),
    moves: movesOf(purchase),
    createdAt: purchase.createdAt,
    version,
  };
}

function lineView(purchase: PurchaseOrder, line: PurchaseLine, names: PurchaseNames) {
  const { sku, name, unit } = names.product(line.product);
  return {
    line: line.line,
    product: sku,
    productId: line.product,
    name,
    unit,
    quantity: formatQuantity(line.quantity),
    unitCost: formatPrice(line.unitCost),
    amount: formatMoney(amountOf(purchase, line), minorDigits(purchase.currency)),
    received: formatQuantity(line.received),
    returned: formatQuantity(line.returned),
    cancelled: formatQuantity(line.cancelled),
    open: formatQuantity(openOf(line)),
    links: line.links.map((link) => ({
      order: names.order(link.order),
      orderId: link.order,
      line: link.orderLine,
      quantity: formatQuantity(link.quantity),
    })),
  };
}

/** What a line costs: what was bought of it and not cancelled. */
const amountOf = ({ currency }: PurchaseOrder, line: PurchaseLine): Money =>
  lineAmount(minus(line.quantity, line.cancelled), line.unitCost, NO_MONEY, minorDigits(currency));

export const totalOf = (purchase: PurchaseOrder): Money =>
  purchase.lines.reduce((sum, line) => plus(sum, amountOf(purchase, line)), NO_MONEY);
