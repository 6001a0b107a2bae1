import { type Change, type Facts, fact, RANK } from '../command/fact.ts';
import { type Money, minus, most, plus, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_MONEY } from '../kernel/money.ts';
import { invoiceStatusOf, type SalesOrder, totalsOf } from '../sales/index.ts';
import { effectiveStatus, salesOrders } from '../sales/sales-order.ts';
import { type Credit, leftOf } from './credit.ts';
import { creditNotes } from './credit-note.ts';
import { type Invoice, invoices, owedOf } from './invoice.ts';
import { payments } from './payment.ts';

/**
 * What a customer owes or will owe, by currency: open orders not invoiced yet, and open invoices, less what is to the
 * customer's credit (B20). As the database had it when the batch began; its lock is the customer's.
 */
export interface Exposure {
  readonly customer: Id;
  readonly amounts: Readonly<Record<string, Money>>;
}

/** Asked for by the customer's id. Locked last, and so that two orders at once cannot both pass a limit. */
export const exposures = fact<Exposure>('exposure', RANK.derived, (value) => [value.customer], true);

const NOT_BINDING = new Set(['Saved', 'Received', 'Cancelled', 'Rejected']);

/** Of a binding order what no open invoice asks for yet. */
export function uninvoiced(order: SalesOrder | null): Money {
  if (!order || order.deletedAt || NOT_BINDING.has(effectiveStatus(order))) return NO_MONEY;
  if (invoiceStatusOf(order) === 'fully invoiced') return NO_MONEY;
  const open = order.invoices.filter(({ status }) => status === 'open');
  return most(NO_MONEY, minus(totalsOf(order).total, total(open.map((invoice) => invoice.total))));
}

/** With all that the commands before this one in the batch have changed. */
export function exposureNow(facts: Facts, customer: Id, currency: string): Money {
  let sum = facts.get(exposures, customer)?.amounts[currency] ?? NO_MONEY;
  const isTheirs = (document: { customer: Id; currency: string } | null): boolean =>
    document !== null && document.customer === customer && document.currency === currency;
  const add = <D extends { customer: Id; currency: string }>(
    changes: readonly Change<D>[],
    worth: (document: D) => Money,
  ): void => {
    for (const { before, after } of changes) {
      if (!isTheirs(after)) continue;
      sum = plus(sum, minus(worth(after), before ? worth(before) : NO_MONEY));
    }
  };
  const owed = (credit: Credit): Money => minus(NO_MONEY, leftOf(credit));
  for (const [{ kind }, changes] of facts.changes()) {
    if (kind === salesOrders.kind) add(changes as Change<SalesOrder>[], uninvoiced);
    if (kind === invoices.kind) add(changes as Change<Invoice>[], owedOf);
    if (kind === payments.kind || kind === creditNotes.kind) add(changes as Change<Credit>[], owed);
  }
  return sum;
}
