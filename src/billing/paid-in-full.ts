import type { Day } from '../kernel/day.ts';
import { paymentStatusOf, type SalesOrder, stepOf } from '../sales/index.ts';
import type { Daybook } from './daybook.ts';

/** C11: the full payment, recorded by hand, takes a status-driven order from Invoiced to Paid. */
export function paidInFull(book: Daybook, day: Day): void {
  for (const { now } of [...book.orders.values()]) {
    if (now.workflow !== 'status-driven' || now.status !== 'Invoiced') continue;
    if (paymentStatusOf(now) !== 'paid') continue;
    const step = stepOf(now, 'pay');
    if (step.refusal) continue;
    const paid: SalesOrder = {
      ...now,
      status: step.to,
      statusDates: { ...now.statusDates, [step.to]: day },
    };
    book.keepOrder(paid);
    book.tellOrder(now.id, { what: 'status', day, changes: { status: [now.status, step.to] } });
  }
}
