import type { Day } from '../kernel/day.ts';
import { minus, most, type Quantity, total } from '../kernel/fixed.ts';
import type { Dating } from '../ledger/difference.ts';
import type { Posting } from '../ledger/entry.ts';
import type { ForwardEvent } from '../ledger/events.ts';
import { type Placed, type Progress, progressOf } from './progress.ts';
import { effectiveStatus, locationOf, type OrderLine, type SalesOrder } from './sales-order.ts';

type Target = Posting<ForwardEvent>;

/**
 * What the ledger should hold for an order, by its life cycle and status (Q7, C2). `day` dates what
 * has no date of its own (demand and allocation of a shipment-driven order: the confirm date, later the day of
 * the edit).
 */
export function targetOf(order: SalesOrder, day: Day): Target[] {
  if (order.deletedAt) return [];
  const target: Target[] = [];
  const statusAlone = order.workflow === 'status-driven';
  const progress = statusAlone ? null : progressOf(order);
  for (const line of order.lines) {
    if (progress) shipmentDriven(target, order, line, progress(line.line), day);
    else statusDriven(target, order, line);
  }
  return target;
}

function shipmentDriven(
  target: Target[],
  order: SalesOrder,
  line: OrderLine,
  progress: Progress,
  day: Day,
): void {
  if (order.status === 'Saved') return;
  const entry = (event: ForwardEvent, at: Omit<Placed, 'quantity'>, quantity: Quantity) => {
    if (quantity > 0n) target.push(posting(line, event, at, quantity));
  };
  for (const part of progress.shipped) {
    const place = { ...part, bin: null, lot: null, day };
    entry('DEMAND', place, part.quantity);
    entry('ALLOCATE', place, part.quantity);
    entry('CONSUME', part, part.quantity);
  }
  const location = locationOf(order, line);
  if (order.status === 'Cancelled' || !location) return;
  const shipped = total(progress.shipped.map((part) => part.quantity));
  const open = most(0n as Quantity, minus(minus(line.quantity, progress.onDropShip), shipped));
  const here = { location, bin: null, lot: null, day };
  entry('DEMAND', here, open);
  entry('ALLOCATE', here, open);
  for (const part of progress.committed) entry('COMMIT', part, part.quantity);
}

const WALK = ['Received', 'Entered', 'Shipped', 'Invoiced', 'Paid', 'Completed'];

function statusDriven(target: Target[], order: SalesOrder, line: OrderLine): void {
  const reached = WALK.indexOf(effectiveStatus(order));
  const location = locationOf(order, line);
  if (reached < 0 || !location) return;
  const { Received, Entered, Shipped } = order.statusDates;
  const received = Received ?? order.orderDate;
  const here = { location, bin: null, lot: null };
  target.push(posting(line, 'DEMAND', { ...here, day: received }, line.quantity));
  if (reached >= 1)
    target.push(posting(line, 'ALLOCATE', { ...here, day: Entered ?? received }, line.quantity));
  if (reached < 2) return;
  const day = Shipped ?? Entered ?? received;
  for (const { bin, lot, quantity } of line.picks ?? []) {
    target.push(posting(line, 'CONSUME', { location, bin, lot, day }, quantity));
  }
}

const posting = (
  line: OrderLine,
  event: ForwardEvent,
  at: Omit<Placed, 'quantity'>,
  quantity: Quantity,
): Target => ({
  line: line.line,
  product: line.product,
  location: at.location,
  event,
  quantity,
  day: at.day,
  bin: at.bin,
  lot: at.lot,
  unitCost: null,
});

/** C6: a status-driven entry stands at its status' date; a shipment-driven one at the day it was posted. */
export const datingOf = (order: SalesOrder, reversalDay: Day | null): Dating =>
  order.workflow === 'status-driven'
    ? { exact: () => true, reversalDay }
    : { exact: (event) => event === 'CONSUME' || event === 'COMMIT', reversalDay };
