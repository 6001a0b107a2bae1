import type { Change } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { partsChanged } from '../store/parts.ts';
import type { Row, Statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import type { Allocation, Credit, Refund } from './credit.ts';
import { partsOf } from './stored.store.ts';

type CreditTable = 'payment' | 'credit_note';

interface Of<T> {
  readonly credit: Credit;
  readonly part: T;
}

const allocationTable = (source: CreditTable): Table<Of<Allocation>> =>
  new Table<Of<Allocation>>(`${source}_allocation`, [`${source}_id`, 'invoice_id'], {
    [`${source}_id`]: ['uuid', ({ credit }) => credit.id],
    invoice_id: ['uuid', ({ part }) => part.invoice],
    amount: ['money', ({ part }) => part.amount],
  });
const allocations = { payment: allocationTable('payment'), credit_note: allocationTable('credit_note') };

const refunds = new Table<Of<Refund>>('refund', ['id'], {
  id: ['uuid', ({ part }) => part.id],
  number: ['text', ({ part }) => part.number],
  source_id: ['uuid', ({ credit }) => credit.id],
  day: ['date', ({ part }) => part.day],
  method: ['text', ({ part }) => part.method],
  reference: ['text', ({ part }) => part.reference],
  amount: ['money', ({ part }) => part.amount],
});

/** What a payment or credit note was applied to, and what was given back of it. */
export const loadCredit = (source: CreditTable, org: Id, keys: readonly string[]): Statement[] => {
  const applied = `SELECT a.${source}_id AS source_id, a.invoice_id, a.amount FROM ${source}_allocation a
    WHERE a.org_id = $1::uuid AND a.${source}_id = k.id`;
  const given = 'SELECT r.* FROM refund r WHERE r.org_id = $1::uuid AND r.source_id = k.id';
  return [partsOf(source, 'allocations', applied, org, keys), partsOf(source, 'refunds', given, org, keys)];
};

/** Refunds are never changed; allocations come, change and go. */
export function saveCredit(source: CreditTable, org: Id, changes: readonly Change<Credit>[]): Statement[] {
  const of = <T>(credit: Credit, parts: readonly T[]): Of<T>[] => parts.map((part) => ({ credit, part }));
  const applied = changes.map(({ before, after }) => {
    const parts = partsChanged(before?.allocations ?? [], after.allocations, (one) => one.invoice);
    return { after, ...parts };
  });
  const given = changes.map(({ before, after }) => {
    const { added } = partsChanged(before?.refunds ?? [], after.refunds, (one) => one.id);
    return { after, added };
  });
  const table = allocations[source];
  return [
    ...table.remove(
      org,
      applied.flatMap(({ after, gone }) => of(after, gone)),
    ),
    ...table.update(
      org,
      applied.flatMap(({ after, changed }) => of(after, changed)),
    ),
    ...table.insert(
      org,
      applied.flatMap(({ after, added }) => of(after, added)),
    ),
    ...refunds.insert(
      org,
      given.flatMap(({ after, added }) => of(after, added)),
    ),
  ];
}

/** Both, by what they are of. */
export function readCredit(applied: readonly Row[], given: readonly Row[]) {
  const appliedTo = Map.groupBy(applied, (row) => row.source_id as Id);
  const givenOf = Map.groupBy(given, (row) => row.source_id as Id);
  return (id: Id): Pick<Credit, 'allocations' | 'refunds'> => ({
    allocations: (appliedTo.get(id) ?? [])
      .map((row) => ({ invoice: row.invoice_id as Id, amount: money(row.amount) }))
      .sort((a, b) => (a.invoice < b.invoice ? -1 : 1)),
    refunds: (givenOf.get(id) ?? []).map(readRefund).sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
}

const readRefund = (row: Row): Refund => ({
  id: row.id,
  number: row.number,
  day: row.day,
  method: row.method,
  reference: row.reference,
  amount: money(row.amount),
});
