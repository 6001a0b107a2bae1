import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, longTextField, quantityField, refField, versionField } from '../../command/fields.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { findOrder, type SalesOrder } from '../../sales/index.ts';
import { BILLING_INVALID } from '../billing.problems.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { renewFlag } from '../follow-cancel.ts';
import { closedRefusal, findInvoiceFor, touchBilled, touchInvoice } from '../found.ts';
import type { Invoice } from '../invoice.ts';
import { statusShown } from '../invoice.ts';
import { beyond, partsFor } from '../invoice-lines.ts';
import { deleteDraft, draftInvoice, openInvoice, partsOn, voidInvoice } from '../invoicing.ts';
import { returnedOf } from '../returned.ts';
import { billingRefusal, INVOICE_MODES, leftToInvoice, usualMode } from '../to-invoice.ts';
import { voidRefusal } from '../voiding.ts';

const COMMON = ['not-found', 'version/moved', 'ledger/period-closed'];
export const onInvoice = { ref: refField, expectedVersion: versionField.optional() };
const lineField = z.strictObject({ line: z.int().min(1), quantity: quantityField });

const createInput = z.strictObject({
  order: refField,
  mode: z.enum(INVOICE_MODES).optional().meta({
    description:
      'what is not invoiced yet of what is shipped, or of what is ordered; shipped, where there is any',
  }),
  lines: z.array(lineField).min(1).max(10_000).optional(),
  charges: z
    .boolean()
    .default(true)
    .meta({ description: "whether it carries the order's charges that no invoice carries yet" }),
  day: dayField.optional(),
  dueOn: dayField.optional().meta({ description: 'by the payment terms of the order unless given' }),
  notes: longTextField(2000).optional(),
  open: z.boolean().default(true).meta({ description: 'false keeps a draft, which has no number yet' }),
});
type CreateInput = z.output<typeof createInput>;

export const createInvoice = defineCommand({
  name: 'invoice.create',
  sentence:
    'Invoices what is left of an order, or a part of it, and opens the invoice unless it is kept as a draft.',
  permission: 'billing:write',
  scope: 'invoice',
  input: createInput,
  problems: [
    ...COMMON,
    BILLING_INVALID.type,
    'invoice/order-refused',
    'invoice/nothing-left',
    'invoice/more-than-left',
  ],
  example: { order: 'SO-000001', mode: 'ordered', lines: [{ line: 1, quantity: '2' }] },
  weight: ({ lines }) => 1 + (lines?.length ?? 0),
  touches: ({ order, open }, need) => {
    const found = touchBilled(need, order);
    if (open) need(counters, 'invoice');
    touchNames(need, found);
  },
  decide: (facts, input, context) => {
    const found = findOrder(facts, { ref: input.order });
    return found.ok ? create(found.value, input, facts, context) : found;
  },
});

/** Products, by whose SKU refusals speak of lines. */
export const touchNames = (need: Need, order: SalesOrder | null | undefined): void => {
  for (const { product } of order?.lines ?? []) need(products, product);
};

function create(order: SalesOrder, input: CreateInput, facts: Facts, context: Context): Result<Effect> {
  const day = input.day ?? context.today;
  const refusal = billingRefusal(order) ?? closedRefusal(day, 'an invoice', context);
  if (refusal) return refused(refusal);
  const returned = facts.get(returnedOf, order.id);
  const mode = input.mode ?? usualMode(order, returned);
  const parts = partsFor(order, mode, returned, input.lines, facts);
  if (!parts.ok) return parts;
  const book = new Daybook(facts, context);
  const { charges, dueOn, notes } = input;
  const draft = draftInvoice(book, order.id, { parts: parts.value, charges, day, dueOn, notes });
  if (!input.open) book.tellOrder(order.id, { what: 'invoice drafted', day });
  const invoice = input.open ? openInvoice(book, draft.id) : draft;
  return done(effectOf(book, invoiceAnswer(book, invoice)));
}

export const invoiceAnswer = (book: Daybook, { id, number, ...invoice }: Invoice) => ({
  kind: 'invoice',
  id,
  ...(number !== null && { number }),
  version: (book.invoices.get(id)?.before?.version ?? 0) + 1,
  status: statusShown(invoice),
});

export const openDraft = defineCommand({
  name: 'invoice.open',
  sentence: 'Opens a draft: it gets the next number, and what was paid ahead for its order pays it.',
  move: 'open',
  permission: 'billing:write',
  scope: 'invoice',
  input: z.strictObject(onInvoice),
  problems: [...COMMON, 'invoice/move-refused', 'invoice/order-refused', 'invoice/more-than-left'],
  example: { ref: '01987d2c-0000-7000-8000-000000000001' },
  touches: ({ ref }, need) => {
    const invoice = touchInvoice(need, ref);
    need(counters, 'invoice');
    if (invoice) touchNames(need, touchBilled(need, invoice.order));
  },
  decide: (facts, input, context) => {
    const found = findInvoiceFor('open', facts, input);
    if (!found.ok) return found;
    const book = new Daybook(facts, context);
    const order = book.order(found.value.order);
    const closed = closedRefusal(found.value.day, 'an invoice', context);
    const refusal = billingRefusal(order) ?? closed ?? staleRefusal(order, found.value, facts);
    if (refusal) return refused(refusal);
    return done(effectOf(book, invoiceAnswer(book, openInvoice(book, found.value.id))));
  },
});

/** What another invoice took since the draft was made is not invoiced twice. */
function staleRefusal(order: SalesOrder, draft: Invoice, facts: Facts) {
  const returned = facts.get(returnedOf, order.id);
  const ordered = leftToInvoice(order, 'ordered', returned);
  const shipped = leftToInvoice(order, 'shipped', returned);
  const left = [...ordered, ...shipped].sort((a, b) => (a.quantity < b.quantity ? -1 : 1));
  return beyond(order, partsOn(draft, order), left, 'ordered', facts);
}

export const voidOpen = defineCommand({
  name: 'invoice.void',
  sentence: 'Voids an open invoice without payments or credits: its quantity is to be invoiced again.',
  move: 'void',
  permission: 'billing:write',
  scope: 'invoice',
  input: z.strictObject({ ...onInvoice, day: dayField.optional(), note: longTextField(2000).optional() }),
  problems: [...COMMON, 'invoice/move-refused'],
  example: { ref: 'IN-000001', note: 'wrong address' },
  touches: ({ ref }, need) => void touchInvoice(need, ref),
  decide: (facts, input, context) => {
    const found = findInvoiceFor('void', facts, input);
    if (!found.ok) return found;
    const book = new Daybook(facts, context);
    const day = input.day ?? context.today;
    const order = book.order(found.value.order);
    const closed = closedRefusal(found.value.day, 'an invoice that is void', context);
    const refusal = voidRefusal(found.value, order) ?? closed;
    if (refusal) return refused(refusal);
    const voided = voidInvoice(book, found.value.id, day, input.note);
    renewFlag(book, voided.order);
    return done(effectOf(book, invoiceAnswer(book, voided)));
  },
});

export const deleteInvoice = defineCommand({
  name: 'invoice.delete',
  sentence: 'Deletes a draft; it never had a number.',
  move: 'delete',
  permission: 'billing:write',
  scope: 'invoice',
  input: z.strictObject(onInvoice),
  problems: [...COMMON, 'invoice/move-refused'],
  example: { ref: '01987d2c-0000-7000-8000-000000000001' },
  touches: ({ ref }, need) => void touchInvoice(need, ref),
  decide: (facts, input, context) => {
    const found = findInvoiceFor('delete', facts, input);
    if (!found.ok) return found;
    const book = new Daybook(facts, context);
    const answer = {
      kind: 'invoice',
      id: deleteDraft(book, found.value.id, context.today).id,
      status: 'deleted',
    };
    return done({ ...effectOf(book, answer), view: () => answer });
  },
});
