import type { Consequence } from '../command/command.ts';
import type { Day } from '../kernel/day.ts';
import { least, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import type { Daybook } from './daybook.ts';
import type { Invoice } from './invoice.ts';
import { carriesCharges, deleteDraft, partsOn, withParts } from './invoicing.ts';
import type { Part } from './to-invoice.ts';

/** Drafts of an order ask for no more than is left to invoice: what is beyond goes, the newest draft first. */
export function trimDrafts(book: Daybook, orderId: Id, left: readonly Part[], day: Day): Consequence[] {
  const rest = new Map(left.map(({ line, quantity }) => [line.line, quantity]));
  const drafts = book.order(orderId).invoices.filter(({ status }) => status === 'draft');
  return drafts.flatMap(({ invoice: id }) => {
    const draft = book.invoice(id);
    const order = book.order(orderId);
    const parts = partsOn(draft, order).flatMap(({ line, quantity }) => {
      const most = rest.get(line.line) ?? NO_QUANTITY;
      const kept = least(quantity, most);
      rest.set(line.line, (most - kept) as typeof most);
      return kept > 0n ? [{ line, quantity: kept }] : [];
    });
    return trimmed(book, draft, parts, day);
  });
}

function trimmed(book: Daybook, draft: Invoice, parts: readonly Part[], day: Day): Consequence[] {
  const before = total(draft.lines.map((line) => line.quantity));
  const after = total(parts.map((part) => part.quantity));
  if (before === after && parts.length === draft.lines.length) return [];
  const happens = parts.length
    ? `trimmed from ${formatQuantity(before)} to ${formatQuantity(after)}`
    : 'deleted: nothing of it is left to invoice';
  if (!parts.length) deleteDraft(book, draft.id, day);
  else {
    book.keepInvoice(withParts(draft, book.order(draft.order), parts, carriesCharges(draft)));
    book.tell('invoice', draft.id, 'trimmed', 'draft', day, { note: happens });
  }
  return [{ kind: 'invoice', id: draft.id, number: 'draft', status: 'draft', happens }];
}
