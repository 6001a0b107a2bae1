import { owedOn } from './derived.ts';
import { openOf, progressOf, quantityOf } from './progress.ts';
import type { SalesOrder } from './sales-order.ts';

/**
 * Moves the status allows and the order itself does not need or cannot make now, with the reason. It is what buttons
 * are greyed by; the commands judge by themselves.
 */
export function hindrances(order: SalesOrder): Readonly<Record<string, string>> {
  const held = order.hold ? `it is held: ${order.hold.reason}` : null;
  const reasons: Record<string, string | null> = {
    hold: order.hold ? 'it is held already' : null,
    release: order.hold ? null : 'it is not held',
    confirm: held ?? (order.lines.length ? null : 'it has no lines'),
    enter: held,
  };
  if (order.workflow === 'shipment-driven') Object.assign(reasons, shipmentDrivenReasons(order, held));
  else reasons.ship = held;
  return Object.fromEntries(
    Object.entries(reasons).filter((one): one is [string, string] => one[1] !== null),
  );
}

function shipmentDrivenReasons(order: SalesOrder, held: string | null): Record<string, string | null> {
  const progress = progressOf(order);
  const isOpen = order.lines.some((line) => openOf(order, line) > 0n);
  const uncommitted = order.lines.some(
    (line) => openOf(order, line) > quantityOf(progress(line.line).committed),
  );
  const billable = order.lines.some(({ line, quantity }) => {
    const { shipped, dropShipped, invoiced } = progress(line);
    const most = order.status === 'Cancelled' ? quantityOf(shipped) + dropShipped : quantity;
    return invoiced < most;
  });
  return {
    commit: held ?? (uncommitted ? null : 'nothing is left to commit'),
    ship: held ?? (isOpen ? null : 'nothing is left to ship'),
    invoice: billable ? null : 'nothing is left to invoice',
    pay: owedOn(order) > 0n ? null : 'nothing is owed',
    buy: isOpen ? null : 'nothing is open',
    'drop-ship': isOpen ? null : 'nothing is open',
  };
}
