import { type Answer, type DocumentChange, type Effect, type Put, put } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import { type Also, documentChange } from '../sales/index.ts';
import { salesOrders } from '../sales/sales-order.ts';
import { creditNotes } from './credit-note.ts';
import type { Daybook, Kept } from './daybook.ts';
import { invoices } from './invoice.ts';
import { payments } from './payment.ts';
import { creditNoteShown, invoiceShown, paymentShown } from './shown.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const nextVersion = <D extends Versioned>({ before, now }: Kept<D>): D => ({
  ...now,
  version: (before?.version ?? 0) + 1,
});

/** Documents of billing and the counters that numbered them; orders are put by whoever acts on them. */
function putsOf(book: Daybook): Put[] {
  return [
    ...[...book.counters.values()].map((counter) => put(counters, counter)),
    ...[...book.invoices.values()].map((kept) => put(invoices, nextVersion(kept))),
    ...[...book.payments.values()].map((kept) => put(payments, nextVersion(kept))),
    ...[...book.creditNotes.values()].map((kept) => put(creditNotes, nextVersion(kept))),
  ];
}

function documentsOf(book: Daybook): DocumentChange[] {
  const shown = <D extends Versioned & { number: string | null }>(
    kind: string,
    kept: Iterable<Kept<D>>,
    show: (document: D) => Record<string, unknown> | null,
  ): DocumentChange[] =>
    [...kept].map(({ before, now }) => ({
      kind,
      id: now.id as DocumentChange['id'],
      number: now.number ?? 'draft',
      ...(!before && { created: true as const }),
      version: before?.version ?? 0,
      before: before && show(before),
      after: show(now),
    }));
  return [
    ...shown('invoice', book.invoices.values(), invoiceShown),
    ...shown('payment', book.payments.values(), paymentShown),
    ...shown('credit-note', book.creditNotes.values(), creditNoteShown),
  ];
}

/** What an act on an order does besides, where the order itself is put by the act. */
export const alsoOf = (book: Daybook): Also => ({
  puts: putsOf(book),
  timeline: book.timeline,
  events: book.events,
  documents: documentsOf(book),
  warnings: book.warnings,
});

/** The effect of a command on billing: its documents, and every order one version further, on its timeline (H1). */
export function effectOf(
  book: Daybook,
  answer: Pick<Answer, 'kind' | 'id'> & { readonly [fact: string]: unknown },
): Effect & { readonly puts: readonly Put[] } {
  const { source } = book.context;
  const changed = [...book.orders.values()].filter(
    ({ before, now, notes }) => before !== now || notes.length,
  );
  const orders = changed.map(({ before, now, notes }) => {
    const after = { ...now, version: (before?.version ?? 0) + 1 };
    return { before, after, notes };
  });
  return {
    puts: [...orders.map(({ after }) => put(salesOrders, after)), ...putsOf(book)],
    timeline: [
      ...book.timeline,
      ...orders.flatMap(({ after, notes }) =>
        notes.map((note) => ({ ...note, document: after.id, status: after.status, source })),
      ),
    ],
    events: [
      ...book.events,
      ...orders.map(({ after }) => ({
        event: 'sales-order.billed',
        document: after.id,
        version: after.version,
      })),
    ],
    documents: [...documentsOf(book), ...orders.map(({ before, after }) => documentChange(before, after))],
    warnings: book.warnings,
    answer: { ...answer, ...(book.warnings.length && { warnings: book.warnings }) },
  };
}
