import type { FactStore } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { quantity } from '../kernel/quantity.ts';
import type { Row, Statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { loadCredit, readCredit, saveCredit } from './credit.store.ts';
import { allocatedOf, refundedOf } from './credit.ts';
import { type CreditNote, type CreditNoteLine, creditNotes } from './credit-note.ts';
import { lockOf, partsOf } from './stored.store.ts';

const heads = new Table<CreditNote>('credit_note', ['id'], {
  id: ['uuid', (c) => c.id],
  number: ['text', (c) => c.number],
  invoice_id: ['uuid', (c) => c.invoice],
  order_id: ['uuid', (c) => c.order],
  customer_id: ['uuid', (c) => c.customer],
  currency: ['text', (c) => c.currency],
  day: ['date', (c) => c.day],
  reason: ['text', (c) => c.reason],
  return_id: ['uuid', (c) => c.returned],
  value: ['money', (c) => c.value],
  tax: ['money', (c) => c.tax],
  reduction: ['money', (c) => c.reduction],
  amount: ['money', (c) => c.amount],
  allocated: ['money', (c) => allocatedOf(c)],
  refunded: ['money', (c) => refundedOf(c)],
  created_at: ['timestamptz', (c) => c.createdAt],
  version: ['integer', (c) => c.version],
});

const lines = new Table<{ readonly note: Id; readonly part: CreditNoteLine }>(
  'credit_note_line',
  ['credit_note_id', 'line'],
  {
    credit_note_id: ['uuid', ({ note }) => note],
    line: ['integer', ({ part }) => part.line],
    product_id: ['uuid', ({ part }) => part.product],
    quantity: ['quantity', ({ part }) => part.quantity],
    amount: ['money', ({ part }) => part.amount],
    tax: ['money', ({ part }) => part.tax],
  },
);

const HEADS = 'SELECT * FROM credit_note WHERE org_id = $1::uuid AND id = k.id';
const LINES = 'SELECT * FROM credit_note_line WHERE org_id = $1::uuid AND credit_note_id = k.id';

/** Credit notes with their lines and what became of them, for `readCreditNotes`. */
export const loadCreditNotes = (org: Id, keys: readonly string[]): Statement[] => [
  partsOf('credit_note', 'load', HEADS, org, keys),
  partsOf('credit_note', 'lines', LINES, org, keys),
  ...loadCredit('credit_note', org, keys),
];

/** What it takes back never changes; what it is applied to does. */
export const creditNoteStore: FactStore<CreditNote> = {
  fact: creditNotes,
  about: ({ customer, currency, amount }) => ({ customer, currency, value: amount }),
  load: (org, keys, locked) => ({
    lock: lockOf('credit_note', org, locked),
    load: loadCreditNotes(org, keys),
    read: readCreditNotes,
  }),
  save(org, changes) {
    const fresh = changes.filter(({ before }) => !before).map(({ after }) => after);
    return [
      ...heads.save(org, changes),
      ...lines.insert(
        org,
        fresh.flatMap((note) => note.lines.map((part) => ({ note: note.id, part }))),
      ),
      ...saveCredit('credit_note', org, changes),
    ];
  },
};

export function readCreditNotes([rows, lineRows, applied, given]: Row[][]): CreditNote[] {
  const linesOf = Map.groupBy(lineRows!, (row) => row.credit_note_id as Id);
  const credit = readCredit(applied!, given!);
  return rows!.map((row) => ({
    id: row.id,
    number: row.number,
    invoice: row.invoice_id,
    order: row.order_id,
    customer: row.customer_id,
    currency: row.currency,
    day: row.day,
    reason: row.reason,
    returned: row.return_id,
    value: money(row.value),
    tax: money(row.tax),
    reduction: money(row.reduction),
    amount: money(row.amount),
    ...credit(row.id),
    lines: (linesOf.get(row.id) ?? []).map(readLine).sort((a, b) => a.line - b.line),
    createdAt: row.created_at,
    version: row.version,
  }));
}

const readLine = (row: Row): CreditNoteLine => ({
  line: row.line,
  product: row.product_id,
  quantity: quantity(row.quantity),
  amount: money(row.amount),
  tax: money(row.tax),
});
