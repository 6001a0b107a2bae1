import { type Money, minus } from '../../kernel/fixed.ts';
import { formatMoney, minorDigits, money } from '../../kernel/money.ts';
import { amountOf, type SalesOrder, totalsOf } from '../../sales/index.ts';
import type { Difference, OrderCheck } from '../check.ts';

/** A9: quantity × unit price − discount, rounded per line. */
export const lineAmounts: OrderCheck = {
  name: 'line-amounts',
  sentence: 'the stored amount of a line is quantity × unit price − discount, rounded',
  *look({ order, amounts }): Iterable<Difference> {
    for (const line of order.lines) {
      const stored = amounts.get(line.line) ?? '0';
      yield* compared(order, `${order.number} line ${line.line}`, 'amount', stored, amountOf(order, line));
    }
  },
};

/** A9: value, tax and total of the order are those of its lines and charges. */
export const orderTotals: OrderCheck = {
  name: 'order-totals',
  sentence: 'the stored value, tax and total of an order are those of its lines and charges',
  *look({ order, value, tax, total }): Iterable<Difference> {
    const totals = totalsOf(order);
    yield* compared(order, order.number, 'value', value, totals.value);
    yield* compared(order, order.number, 'tax', tax, totals.tax);
    yield* compared(order, order.number, 'total', total, totals.total);
  },
};

function* compared(
  order: SalesOrder,
  subject: string,
  what: string,
  text: string,
  proved: Money,
): Iterable<Difference> {
  const stored = money(text);
  if (minus(stored, proved) === 0n) return;
  const minor = minorDigits(order.currency);
  yield {
    subject,
    what,
    stored: formatMoney(stored, minor),
    proved: formatMoney(proved, minor),
    id: order.id,
  };
}
