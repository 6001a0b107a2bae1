import { z } from 'zod';
import { defineCommand, type Effect } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, longTextField, quantityField } from '../../command/fields.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { BILLING_INVALID, INVOICE_MOVE } from '../billing.problems.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, findInvoiceFor, touchBilled, touchInvoice } from '../found.ts';
import type { Invoice } from '../invoice.ts';
import { partsFor, type WantedPart } from '../invoice-lines.ts';
import { carriesCharges, partsOn, withParts } from '../invoicing.ts';
import { returnedOf } from '../returned.ts';
import { amountIn } from '../shown.ts';
import { invoiceAnswer, onInvoice, touchNames } from './invoice.ts';

const input = z.strictObject({
  ...onInvoice,
  lines: z
    .array(z.strictObject({ line: z.int().min(1), quantity: quantityField }))
    .min(1)
    .max(10_000)
    .optional()
    .meta({ description: 'all lines of the draft as they are to be' }),
  charges: z.boolean().optional(),
  day: dayField.optional(),
  dueOn: dayField.nullable().optional(),
  notes: longTextField(2000).nullable().optional(),
});
type Input = z.output<typeof input>;

export const editInvoice = defineCommand({
  name: 'invoice.edit',
  sentence: 'Changes a draft: lines, charges, day; of an open invoice only the due date and the notes.',
  move: 'edit',
  permission: 'billing:write',
  scope: 'invoice',
  input,
  problems: [
    'not-found',
    'version/moved',
    'ledger/period-closed',
    BILLING_INVALID.type,
    'invoice/move-refused',
    'invoice/nothing-left',
    'invoice/more-than-left',
  ],
  example: { ref: 'IN-000001', dueOn: '2027-01-31' },
  touches: ({ ref }, need) => {
    const invoice = touchInvoice(need, ref);
    if (invoice) touchNames(need, touchBilled(need, invoice.order));
  },
  decide: (facts, given, context) => {
    const found = findInvoiceFor('edit', facts, given);
    if (!found.ok) return found;
    const locked = lockedRefusal(found.value, given);
    const closed = given.day && closedRefusal(given.day, 'an invoice', context);
    if (locked ?? closed) return refused((locked ?? closed)!);
    return edit(new Daybook(facts, context), found.value, given, facts);
  },
});

function lockedRefusal({ number, status }: Invoice, given: Input) {
  const wanted = (['lines', 'charges', 'day'] as const).filter((name) => given[name] !== undefined);
  if (status === 'draft' || !wanted.length) return null;
  const reason = `its ${wanted.join(', ')} are fixed; void it or credit it`;
  return problem(INVOICE_MOVE, `${number} is ${status}: ${reason}`, {
    number,
    from: status,
    move: 'edit',
    reason,
  });
}

function edit(book: Daybook, invoice: Invoice, given: Input, facts: Facts): Result<Effect> {
  const order = book.order(invoice.order);
  const about = {
    ...invoice,
    day: given.day ?? invoice.day,
    dueOn: given.dueOn === undefined ? invoice.dueOn : given.dueOn,
    notes: given.notes === undefined ? invoice.notes : given.notes,
  };
  let edited: Invoice = about;
  if (given.lines !== undefined || given.charges !== undefined) {
    const parts = given.lines
      ? partsFor(order, 'ordered', facts.get(returnedOf, order.id), given.lines as WantedPart[], facts)
      : done(partsOn(invoice, order));
    if (!parts.ok) return parts;
    edited = withParts(about, order, parts.value, given.charges ?? carriesCharges(invoice));
  }
  book.keepInvoice(edited);
  const day = book.context.today;
  book.tell('invoice', invoice.id, 'edited', edited.status, day, { changes: changesOf(invoice, edited) });
  book.tellOrder(order.id, { what: 'invoice edited', day, changes: changesOf(invoice, edited) });
  return done(effectOf(book, invoiceAnswer(book, edited)));
}

function changesOf(before: Invoice, after: Invoice): Record<string, readonly [unknown, unknown]> {
  const names = ['day', 'dueOn', 'notes'] as const;
  const changed = names.filter((name) => before[name] !== after[name]);
  const changes = changed.map((name) => [name, [before[name], after[name]]] as const);
  const show = amountIn(after.currency);
  const total = [show(before.total), show(after.total)] as const;
  return Object.fromEntries([
    ...changes,
    ...(before.total !== after.total ? [['total', total] as const] : []),
  ]);
}
