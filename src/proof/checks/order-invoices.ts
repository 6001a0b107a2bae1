import { most, plus } from '../../kernel/fixed.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { progressOf, quantityOf, type SalesOrder } from '../../sales/index.ts';
import type { Difference, OrderCheck } from '../check.ts';

/** D2, D3: invoiced, less what was credited; of a cancelled order what will not ship is flagged until it is credited. */
export const invoicedWithin: OrderCheck = {
  name: 'invoiced',
  sentence:
    'no more of a line is invoiced than was ordered or has shipped; what a cancelled order did not ship is flagged',
  *look({ order }): Iterable<Difference> {
    if (!order.invoices.length) return;
    const isFlagged = order.flags.some(({ type }) => type === 'needs-credit-note');
    for (const line of order.lines) {
      const { invoiced } = progressOf(order)(line.line);
      const gone = goneOf(order, line);
      const may = most(line.quantity, gone);
      if (invoiced > may) yield told(order, line.line, invoiced, `at most ${formatQuantity(may)}`);
      else if (order.status === 'Cancelled' && invoiced > gone && !isFlagged)
        yield told(order, line.line, invoiced, `${formatQuantity(gone)} shipped, the rest flagged`);
    }
  },
};

type Line = SalesOrder['lines'][number];

function goneOf(order: SalesOrder, { line }: Line): Line['quantity'] {
  const { shipped, dropShipped } = progressOf(order)(line);
  return plus(quantityOf(shipped), dropShipped);
}

const told = (order: SalesOrder, line: number, invoiced: Line['quantity'], proved: string): Difference => ({
  subject: `${order.number} line ${line}`,
  what: `invoiced (${order.status})`,
  stored: formatQuantity(invoiced),
  proved,
  id: order.id,
});
