import { plus, type Quantity } from '../../kernel/fixed.ts';
import { formatQuantity, NO_QUANTITY } from '../../kernel/quantity.ts';
import type { ForwardEvent } from '../../ledger/events.ts';
import type { SalesOrder } from '../../sales/sales-order.ts';
import type { Difference, OrderCheck } from '../check.ts';

type Nets = Record<'DEMAND' | 'ALLOCATE' | 'CONSUME', Quantity>;

/** Q7, from the entries alone: nothing is taken that was not promised, nothing promised that was not wanted. */
export const orderNets: OrderCheck = {
  name: 'order-nets',
  sentence:
    'per line CONSUME ≤ ALLOCATE ≤ DEMAND; nothing is left of rejected and deleted orders, and of cancelled ones what shipped',
  *look({ order }): Iterable<Difference> {
    for (const [line, nets] of netsOf(order)) {
      yield* inOrder(order, line, nets);
      if (order.status === 'Rejected' || order.deletedAt) yield* nothingLeft(order, line, nets);
      if (order.status === 'Cancelled') yield* onlyShipped(order, line, nets);
    }
  },
};

function netsOf(order: SalesOrder): Map<number, Nets> {
  const lines = new Map<number, Nets>();
  for (const { line, event, quantity } of order.held) {
    if (!isNetted(event)) continue;
    const nets = lines.get(line) ?? { DEMAND: NO_QUANTITY, ALLOCATE: NO_QUANTITY, CONSUME: NO_QUANTITY };
    lines.set(line, { ...nets, [event]: plus(nets[event], quantity) });
  }
  return lines;
}

const isNetted = (event: ForwardEvent): event is keyof Nets =>
  event === 'DEMAND' || event === 'ALLOCATE' || event === 'CONSUME';

function* inOrder(order: SalesOrder, line: number, nets: Nets): Iterable<Difference> {
  for (const [less, more] of [
    ['CONSUME', 'ALLOCATE'],
    ['ALLOCATE', 'DEMAND'],
  ] as const) {
    if (nets[less] <= nets[more]) continue;
    yield told(order, line, less, nets[less], `at most ${more} ${formatQuantity(nets[more])}`);
  }
}

function* nothingLeft(order: SalesOrder, line: number, nets: Nets): Iterable<Difference> {
  for (const event of ['DEMAND', 'ALLOCATE', 'CONSUME'] as const) {
    if (nets[event] !== NO_QUANTITY) yield told(order, line, event, nets[event], '0');
  }
}

function* onlyShipped(order: SalesOrder, line: number, nets: Nets): Iterable<Difference> {
  for (const event of ['DEMAND', 'ALLOCATE'] as const) {
    if (nets[event] !== nets.CONSUME)
      yield told(order, line, event, nets[event], formatQuantity(nets.CONSUME));
  }
}

const told = (
  order: SalesOrder,
  line: number,
  what: string,
  stored: Quantity,
  proved: string,
): Difference => ({
  subject: `${order.number} line ${line} (${order.deletedAt ? 'deleted' : order.status})`,
  what,
  stored: formatQuantity(stored),
  proved,
  id: order.id,
});
