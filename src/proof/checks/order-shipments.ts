import { total } from '../../kernel/fixed.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import {
  invoiceStatusOf,
  paymentStatusOf,
  progressOf,
  quantityOf,
  withDerivedStatus,
} from '../../sales/index.ts';
import type { SalesOrder } from '../../sales/sales-order.ts';
import { isSaved, type Shipment } from '../../shipping/shipment.ts';
import type { Difference, OrderCheck } from '../check.ts';

/** A shipment says where its goods are from as soon as it locks them, and of what it locks or shipped, all. */
export const shipmentPicks: OrderCheck = {
  name: 'shipment-picks',
  sentence: 'a shipment beyond saved names a bin for all its goods and has its dates; a saved one names none',
  *look({ order }): Iterable<Difference> {
    for (const shipment of order.shipments) {
      yield* datesOf(order, shipment);
      for (const { line, quantity, picks } of shipment.lines) {
        const picked = total((picks ?? []).map((pick) => pick.quantity));
        const wanted = isSaved(shipment) ? 0n : quantity;
        if (picked === wanted) continue;
        yield {
          subject: `${shipment.number} of ${order.number} line ${line}`,
          what: `picked (${shipment.status})`,
          stored: formatQuantity(picked),
          proved: formatQuantity(wanted as typeof quantity),
          id: order.id,
        };
      }
    }
  },
};

function* datesOf(order: SalesOrder, shipment: Shipment): Iterable<Difference> {
  const dated = [shipment.committedOn !== null, shipment.shippedOn !== null];
  const wanted = [!isSaved(shipment), shipment.status === 'shipped'];
  if (dated[0] === wanted[0] && dated[1] === wanted[1]) return;
  const stored = `committed ${shipment.committedOn}, shipped ${shipment.shippedOn}`;
  const subject = `${shipment.number} of ${order.number}`;
  yield { subject, what: 'dates', stored, proved: shipment.status, id: order.id };
}

/** Q5 without the tolerance, which may have been another one then: so it is listed, and no drift. */
export const overShipped: OrderCheck = {
  name: 'over-shipped',
  sentence: 'shipped, on open shipments and on drop-ship together are no more than was ordered',
  isNotice: true,
  *look({ order }): Iterable<Difference> {
    if (order.workflow !== 'shipment-driven' || order.status === 'Cancelled') return;
    for (const line of order.lines) {
      const { shipped, committed, saved, onDropShip } = progressOf(order)(line.line);
      const all = quantityOf(shipped) + quantityOf(committed) + saved + onDropShip;
      if (all <= line.quantity) continue;
      yield {
        subject: `${order.number} line ${line.line}`,
        what: 'on shipments and drop-ships',
        stored: formatQuantity(all as typeof line.quantity),
        proved: `ordered ${formatQuantity(line.quantity)}`,
        id: order.id,
      };
    }
  },
};

/** B13–B15: what nobody sets by hand follows from what hangs on the order. */
export const derivedStatuses: OrderCheck = {
  name: 'derived-statuses',
  sentence:
    'In Process, Fulfilled, invoiced and paid follow from shipments, drop-ships, invoices and payments',
  *look({ order, invoiceStatus, paymentStatus }): Iterable<Difference> {
    const derived = withDerivedStatus(order, order.orderDate);
    const pairs = [
      ['status', order.status, derived.status],
      ['invoice status', invoiceStatus, invoiceStatusOf(order)],
      ['payment status', paymentStatus, paymentStatusOf(order)],
    ] as const;
    for (const [what, stored, proved] of pairs) {
      if (stored !== proved) yield { subject: order.number, what, stored, proved, id: order.id };
    }
  },
};
