import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, refField, textField } from '../../command/fields.ts';
import { plus, type Quantity } from '../../kernel/fixed.ts';
import { done, fieldProblem, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../../kernel/quantity.ts';
import { finerRefusal, sumField } from '../allocation-input.ts';
import { BILLING_INVALID, MORE_THAN_CHARGED, MORE_THAN_SHIPPED } from '../billing.problems.ts';
import type { CreditNote } from '../credit-note.ts';
import { type CreditedPart, creditInvoice, uncredited, uncreditedOf } from '../crediting.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, findInvoiceFor, touchBilled, touchInvoice } from '../found.ts';
import type { Invoice } from '../invoice.ts';
import { uncounted } from '../invoice-lines.ts';
import { returnGoods, returnLine, returnLocation, touchReturn } from '../returning.ts';
import { amountIn } from '../shown.ts';
import { touchNames } from './invoice.ts';
import { withReturn } from './return.ts';

const input = z.strictObject({
  invoice: refField,
  lines: z.array(returnLine).min(1).max(1000).optional().meta({
    description:
      'so much of each line; all that is left of the invoice where neither lines nor amount are given',
  }),
  amount: sumField.optional().meta({ description: 'a credit of an amount alone, tax included; no goods' }),
  restock: z
    .boolean()
    .default(false)
    .meta({ description: 'whether the goods came back and are on hand again' }),
  location: returnLocation,
  reason: textField(200),
  day: dayField.optional(),
});
type Input = z.output<typeof input>;

export const createCreditNote = defineCommand({
  name: 'credit-note.create',
  sentence:
    "Takes back a part of an invoice, with its goods or without: it pays that invoice, the rest is the customer's credit.",
  permission: 'billing:write',
  scope: 'invoice',
  input,
  problems: [
    'not-found',
    'ledger/period-closed',
    'invoice/move-refused',
    BILLING_INVALID.type,
    MORE_THAN_CHARGED.type,
    MORE_THAN_SHIPPED.type,
  ],
  example: { invoice: 'IN-000001', lines: [{ line: 1, quantity: '2' }], restock: true, reason: 'broken' },
  weight: ({ lines }) => 1 + (lines?.length ?? 0),
  touches: (given, need) => {
    const invoice = touchInvoice(need, given.invoice);
    need(counters, 'credit-note');
    const order = invoice && touchBilled(need, invoice.order);
    if (!order) return;
    touchNames(need, order);
    if (given.restock) touchReturn(need, order, partsOf(invoice, given), given.location);
  },
  decide: (facts, given, context) => {
    const found = findInvoiceFor('credit', facts, { ref: given.invoice });
    if (!found.ok) return found;
    const closed = closedRefusal(given.day ?? context.today, 'a credit note', context);
    const refusal = closed ?? inputRefusal(found.value, given, facts);
    return refusal ? refused(refusal) : create(found.value, given, facts, context);
  },
});

/** What is asked for, or all that is left. */
const partsOf = (invoice: Invoice, { lines, amount }: Input): z.output<typeof returnLine>[] =>
  lines ??
  (amount === undefined
    ? invoice.lines
        .map((line) => ({ line: line.line, quantity: uncreditedOf(line) }))
        .filter(({ quantity }) => quantity > 0n)
    : []);

function inputRefusal(invoice: Invoice, given: Input, facts: Facts): Problem | null {
  const { lines, amount, restock } = given;
  if (amount !== undefined && (lines || restock))
    return fieldProblem(
      BILLING_INVALID,
      '/amount',
      'give lines or an amount; an amount alone brings no goods back',
    );
  const finer = finerRefusal(amount, invoice.currency);
  if (finer) return finer;
  const left = uncredited(invoice);
  const show = amountIn(invoice.currency);
  if (amount !== undefined ? amount > left : left <= 0n) {
    const numbers = { left: show(left), wanted: show(amount ?? left) };
    const detail = `${numbers.left} of ${invoice.number} is not credited yet`;
    return problem(MORE_THAN_CHARGED, detail, { invoice: invoice.number, ...numbers });
  }
  return lines ? beyondRefusal(invoice, lines, facts) : null;
}

/** D6: no more of a line than is on the invoice and not credited. */
function beyondRefusal(invoice: Invoice, lines: readonly CreditedPart[], facts: Facts): Problem | null {
  const wanted = new Map<number, Quantity>();
  for (const { line, quantity } of lines) wanted.set(line, plus(wanted.get(line) ?? NO_QUANTITY, quantity));
  for (const [number, quantity] of wanted) {
    const line = invoice.lines.find((one) => one.line === number);
    if (!line) {
      const i = lines.findIndex((one) => one.line === number);
      return fieldProblem(BILLING_INVALID, `/lines/${i}/line`, `${invoice.number} has no line ${number}`);
    }
    const uncountable = uncounted(line.product, quantity, facts);
    if (uncountable !== null) return fieldProblem(BILLING_INVALID, '/lines', uncountable);
    const left = uncreditedOf(line);
    if (quantity <= left) continue;
    const sku = facts.label('product', line.product);
    const numbers = { line: number, sku, left: formatQuantity(left), wanted: formatQuantity(quantity) };
    const detail = `line ${number} (${sku}) of ${invoice.number}: ${numbers.left} is not credited yet, not ${numbers.wanted}`;
    return problem(MORE_THAN_CHARGED, detail, { invoice: invoice.number, ...numbers });
  }
  return null;
}

function create(invoice: Invoice, given: Input, facts: Facts, context: Context): Result<Effect> {
  const book = new Daybook(facts, context);
  const day = given.day ?? context.today;
  const { reason, location, amount = null } = given;
  const lines = partsOf(invoice, given);
  const back = given.restock
    ? returnGoods(book, book.order(invoice.order), lines, { location, reason, day })
    : null;
  if (back && !back.ok) return back;
  const note = creditInvoice(book, invoice.id, {
    parts: together(lines),
    amount,
    charges: given.lines === undefined && amount === null,
    reason,
    day,
    returned: back?.value.id ?? null,
  });
  const effect = effectOf(book, noteAnswer(book, note));
  return done(back ? withReturn(effect, back.value) : effect);
}

/** A line given twice, for two bins or lots, is credited once. */
function together(lines: readonly CreditedPart[]): CreditedPart[] {
  const sums = new Map<number, Quantity>();
  for (const { line, quantity } of lines) sums.set(line, plus(sums.get(line) ?? NO_QUANTITY, quantity));
  return [...sums].map(([line, quantity]) => ({ line, quantity })).sort((a, b) => a.line - b.line);
}

export const noteAnswer = (book: Daybook, { id, number }: CreditNote) => ({
  kind: 'credit-note',
  id,
  number,
  version: (book.creditNotes.get(id)?.before?.version ?? 0) + 1,
});
