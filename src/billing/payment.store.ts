import type { FactStore } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import type { Row, Statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { loadCredit, readCredit, saveCredit } from './credit.store.ts';
import { allocatedOf, refundedOf } from './credit.ts';
import { type Payment, payments } from './payment.ts';
import { lockOf, partsOf } from './stored.store.ts';

const heads = new Table<Payment>('payment', ['id'], {
  id: ['uuid', (p) => p.id],
  number: ['text', (p) => p.number],
  customer_id: ['uuid', (p) => p.customer],
  order_id: ['uuid', (p) => p.order],
  currency: ['text', (p) => p.currency],
  day: ['date', (p) => p.day],
  method: ['text', (p) => p.method],
  reference: ['text', (p) => p.reference],
  notes: ['text', (p) => p.notes],
  amount: ['money', (p) => p.amount],
  allocated: ['money', (p) => allocatedOf(p)],
  refunded: ['money', (p) => refundedOf(p)],
  created_at: ['timestamptz', (p) => p.createdAt],
  version: ['integer', (p) => p.version],
});

/** Payments with what they paid and what was given back, for `readPayments`. */
export const loadPayments = (org: Id, keys: readonly string[]): Statement[] => [
  partsOf('payment', 'load', 'SELECT * FROM payment WHERE org_id = $1::uuid AND id = k.id', org, keys),
  ...loadCredit('payment', org, keys),
];

export const paymentStore: FactStore<Payment> = {
  fact: payments,
  about: ({ customer, currency, amount }) => ({ customer, currency, value: amount }),
  load: (org, keys, locked) => ({
    lock: lockOf('payment', org, locked),
    load: loadPayments(org, keys),
    read: readPayments,
  }),
  save: (org, changes) => [...heads.save(org, changes), ...saveCredit('payment', org, changes)],
};

export function readPayments([rows, applied, given]: Row[][]): Payment[] {
  const credit = readCredit(applied!, given!);
  return rows!.map((row) => ({
    id: row.id,
    number: row.number,
    customer: row.customer_id,
    order: row.order_id,
    currency: row.currency,
    day: row.day,
    method: row.method,
    reference: row.reference,
    notes: row.notes,
    amount: money(row.amount),
    ...credit(row.id),
    createdAt: row.created_at,
    version: row.version,
  }));
}
