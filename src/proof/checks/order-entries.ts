import type { Day } from '../../kernel/day.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { type Difference as Drift, difference } from '../../ledger/difference.ts';
import { forwardOf, isReversal } from '../../ledger/events.ts';
import { datingOf, type SalesOrder, targetOf } from '../../sales/index.ts';
import type { Difference, OrderCheck } from '../check.ts';

/** Dates only what matches entries of any day. */
const ANY_DAY = '2000-01-01' as Day;

/**
 * What the ledger holds for an order is what the order makes of it: the projection that posts entries is run
 * again over the order as it is, and must find nothing left to post and nothing to take back.
 */
export const orderEntries: OrderCheck = {
  name: 'order-entries',
  sentence: 'the ledger holds for every order exactly what the order asks for',
  *look({ order }): Iterable<Difference> {
    const target = targetOf(order, ANY_DAY);
    if (!target.length && !order.held.length) return;
    for (const drift of difference(target, order.held, datingOf(order, null))) yield told(order, drift);
  },
};

function told(order: SalesOrder, drift: Drift): Difference {
  const quantity = formatQuantity(drift.quantity);
  const what = `${forwardOf(drift.event)} on ${drift.day === ANY_DAY ? 'any day' : drift.day}`;
  return {
    subject: `${order.number} line ${drift.line}`,
    what,
    stored: isReversal(drift.event) ? `${quantity} too much` : `${quantity} too little`,
    proved: `${order.status} order`,
    id: order.id,
  };
}
