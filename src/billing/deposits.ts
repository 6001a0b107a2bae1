import type { Consequence } from '../command/command.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { leftOf } from './credit.ts';
import type { Daybook } from './daybook.ts';
import { amountIn } from './shown.ts';

/** What was paid ahead for an order that comes to nothing is the customer's credit (C3). */
export function freeDeposits(book: Daybook, order: Id, day: Day): Consequence[] {
  return book.order(order).deposits.map(({ payment: id }) => {
    const payment = book.payment(id);
    const left = amountIn(payment.currency)(leftOf(payment));
    book.keepPayment({ ...payment, order: null });
    book.tell('payment', id, 'freed', 'recorded', day, { changes: { order: [order, null] } });
    book.tellOrder(order, { what: 'deposit freed', day, changes: { [payment.number]: [left, null] } });
    const happens = `${left} ${payment.currency} becomes the customer's credit`;
    return { kind: 'payment', id, number: payment.number, status: 'deposit', happens };
  });
}
