import type { Consequence, Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { done, fieldProblem, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { type Followed, type OrderAct, progressOf, type SalesOrder } from '../sales/index.ts';
import type { Flag } from '../sales/sales-order.ts';
import { BILLING_INVALID } from './billing.problems.ts';
import { Daybook } from './daybook.ts';
import { alsoOf } from './daybook-effect.ts';
import { freeDeposits } from './deposits.ts';
import type { Invoice } from './invoice.ts';
import { statusShown } from './invoice.ts';
import { voidInvoice } from './invoicing.ts';
import { returnedOf } from './returned.ts';
import { goneOf, leftToInvoice } from './to-invoice.ts';
import { trimDrafts } from './trimming.ts';
import { touched } from './voiding.ts';

const CREDIT_NEEDED = 'needs-credit-note';

/** B18, D3: what a cancellation does to each invoice, and the choice there is; deposits become the customer's credit. */
export function followCancel(act: OrderAct, facts: Facts, context: Context): Result<Followed> {
  const book = new Daybook(facts, context, act.order);
  const { id } = act.order;
  const open = act.order.invoices.filter(({ status }) => status === 'open');
  const unknown = open.find(({ number }) => !CHOSEN.has(act.choices[number as string] ?? 'keep'));
  if (unknown) {
    const detail = `${unknown.number} can be kept or voided: choose "keep" or "void"`;
    return refused(fieldProblem(BILLING_INVALID, `/choices/${unknown.number}`, detail));
  }
  const consequences = open.map(({ invoice }) => cancelled(book, book.invoice(invoice), act));
  const left = leftToInvoice(book.order(id), 'shipped', facts.get(returnedOf, id));
  consequences.push(...trimDrafts(book, id, left, act.day), ...freeDeposits(book, id, act.day));
  flagUnshipped(book, id, context);
  const kept = book.orders.get(id);
  const order = kept?.now ?? act.order;
  return done({ order, notes: kept?.notes ?? [], also: { ...alsoOf(book), consequences } });
}

const CHOICES = [
  { name: 'keep', happens: 'stays as it is' },
  { name: 'void', happens: 'is voided: nothing of it has shipped and nothing is paid' },
] as const;
const CHOSEN: ReadonlySet<string> = new Set(CHOICES.map(({ name }) => name));

function cancelled(book: Daybook, invoice: Invoice, act: OrderAct): Consequence {
  const number = invoice.number as string;
  const about = { kind: 'invoice', id: invoice.id, number, status: statusShown(invoice) };
  if (touched(invoice) || hasShipped(act.order, invoice)) {
    return { ...about, happens: 'stays open; what of it has not shipped is to be credited' };
  }
  const chosen = act.choices[number] === 'void' ? 'void' : 'keep';
  if (chosen === 'void') voidInvoice(book, invoice.id, act.day, `${act.order.number} is cancelled`);
  const happens = chosen === 'void' ? 'is voided' : 'stays open, though nothing of it has shipped';
  return { ...about, happens, chosen, choices: CHOICES };
}

const hasShipped = (order: SalesOrder, invoice: Invoice): boolean =>
  invoice.lines.some(({ line }) => {
    const of = order.lines.find((one) => one.line === line);
    return of !== undefined && goneOf(order, of) > 0n;
  });

/** Lines invoiced beyond what has shipped, with how far. */
export function unshippedLines(order: SalesOrder): { line: number; quantity: string }[] {
  const progress = progressOf(order);
  return order.lines.flatMap((line) => {
    const beyond = progress(line.line).invoiced - goneOf(order, line);
    return beyond > 0n ? [{ line: line.line, quantity: formatQuantity(beyond as typeof line.quantity) }] : [];
  });
}

/** D3: what is invoiced and will not ship is flagged until it is credited. */
function flagUnshipped(book: Daybook, id: SalesOrder['id'], context: Context): void {
  const order = book.order(id);
  const lines = unshippedLines(order);
  if (!lines.length) return;
  const flag = unshippedFlag(lines, context.now);
  book.keepOrder({ ...order, flags: [...order.flags, flag] });
  const facts = { number: order.number, lines };
  book.warnings.push({ type: 'invoice/needs-credit-note', detail: flag.detail, facts });
}

function unshippedFlag(lines: ReturnType<typeof unshippedLines>, at: string): Flag {
  const said = lines.map(({ line, quantity }) => `${quantity} of line ${line}`).join(', ');
  const detail = `${said} is invoiced and has not shipped: it needs a credit note`;
  return { type: CREDIT_NEEDED, detail, at, facts: { lines } };
}

/** A flag says how much is invoiced beyond what has shipped; it goes once nothing is. */
export function renewFlag(book: Daybook, id: SalesOrder['id']): void {
  const order = book.order(id);
  const flagged = order.flags.find(({ type }) => type === CREDIT_NEEDED);
  if (!flagged) return;
  const lines = unshippedLines(order);
  const renewed = unshippedFlag(lines, flagged.at);
  if (lines.length && renewed.detail === flagged.detail) return;
  const others = order.flags.filter((flag) => flag !== flagged);
  book.keepOrder({ ...order, flags: lines.length ? [...others, renewed] : others });
}
