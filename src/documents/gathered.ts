import { notFound } from '../command/document.ts';
import { NOT_FOUND } from '../command/problems.ts';
import type { Asking } from '../command/query.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { asked } from './asked.ts';
import type { SheetKind } from './kinds.ts';
import type { Sheet } from './sheet.ts';
import { type CreditNoteShown, creditNoteSheet, type InvoiceShown, invoiceSheet } from './sheets/invoice.ts';
import { packingSlipSheet, type ShipmentShown } from './sheets/packing-slip.ts';
import { pickTicketSheet, type TicketShown } from './sheets/pick-ticket.ts';
import { type Destination, type PurchaseShown, purchaseOrderSheet } from './sheets/purchase-order.ts';
import { type OrderShown, salesOrderSheet } from './sheets/sales-order.ts';
import type { PostalAddress } from './words.ts';

/** Asks for what stands on one document of a kind, and makes a sheet of it. */
type Gather = (ref: string, asking: Asking) => Promise<Result<Sheet>>;

async function orderShown(ref: string, asking: Asking): Promise<Result<OrderShown>> {
  const order = await asked<OrderShown>(asking, 'sales-order.get', { ref });
  return order.ok && order.value.deletedAt ? refused(notFound('sales order', 'sales-order', ref)) : order;
}

const then = async <A, B>(before: Promise<Result<A>>, make: (value: A) => Promise<Result<B>> | B) => {
  const found = await before;
  if (!found.ok) return found;
  const made = await make(found.value);
  return (made as { ok?: unknown }).ok === undefined ? done(made as B) : (made as Result<B>);
};

/** Of a shipment, or of what an order has unshipped: a number says which, an id is tried as both. */
async function ticketShown(ref: string, asking: Asking): Promise<Result<TicketShown>> {
  const ofShipment = await asked<TicketShown>(asking, 'shipment.pick-plan', { shipment: ref });
  if (ofShipment.ok || ofShipment.problem.type !== NOT_FOUND.type) return ofShipment;
  const ofOrder = await asked<TicketShown>(asking, 'shipment.pick-plan', { order: ref });
  return !ofOrder.ok && ofOrder.problem.type === NOT_FOUND.type
    ? refused(notFound('order or shipment', 'shipment', ref))
    : ofOrder;
}

const packingSlip: Gather = (ref, asking) =>
  then(asked<ShipmentShown>(asking, 'shipment.get', { ref }), (shipment) =>
    then(orderShown(shipment.orderId, asking), (order) => packingSlipSheet(shipment, order.customerPo)),
  );

const invoice: Gather = (ref, asking) =>
  then(asked<InvoiceShown>(asking, 'invoice.get', { ref }), (shown) =>
    then(orderShown(shown.orderId, asking), (order) => invoiceSheet(shown, order)),
  );

const creditNote: Gather = (ref, asking) =>
  then(asked<CreditNoteShown>(asking, 'credit-note.get', { ref }), (note) =>
    then(asked<InvoiceShown>(asking, 'invoice.get', { ref: note.invoice }), (shown) =>
      creditNoteSheet(note, shown),
    ),
  );

const purchaseOrder: Gather = (ref, asking) =>
  then(asked<PurchaseShown>(asking, 'purchase-order.get', { ref }), (purchase) =>
    then(
      asked<{ address: PostalAddress | null }>(asking, 'supplier.get', { ref: purchase.supplier.id }),
      ({ address }) =>
        then(destinationOf(purchase, asking), (destination) =>
          purchaseOrderSheet(purchase, address, destination),
        ),
    ),
  );

/** A drop-ship goes to its own address; everything else to the location it is received at. */
async function destinationOf(
  { shipTo, location }: PurchaseShown,
  asking: Asking,
): Promise<Result<Destination>> {
  if (shipTo || !location) return done({ name: '', address: shipTo });
  return asked<Destination>(asking, 'location.get', { ref: location });
}

const GATHER: Readonly<Record<SheetKind, Gather>> = {
  'sales-order': (ref, asking) => then(orderShown(ref, asking), salesOrderSheet),
  'pick-ticket': (ref, asking) => then(ticketShown(ref, asking), pickTicketSheet),
  'packing-slip': packingSlip,
  invoice,
  'credit-note': creditNote,
  'purchase-order': purchaseOrder,
};

/** The sheets of these documents, in the order they were named; the first that is not there refuses all. */
export async function gathered(
  kind: SheetKind,
  refs: readonly string[],
  asking: Asking,
): Promise<Result<Sheet[]>> {
  const sheets: Sheet[] = [];
  for (const ref of refs) {
    const sheet = await GATHER[kind](ref, asking);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return done(sheets);
}
