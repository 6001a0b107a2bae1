import type { Change, FactStore } from '../command/fact.ts';
import {
  PERCENT_SCALE,
  type Percent,
  PRICE_SCALE,
  type Price,
  parseFixed,
  total as sumOf,
} from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { quantity } from '../kernel/quantity.ts';
import { partsChanged } from '../store/parts.ts';
import type { Row, Statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type Invoice, type InvoiceLine, invoices } from './invoice.ts';
import { lockOf, partsOf } from './stored.store.ts';

const heads = new Table<Invoice>('invoice', ['id'], {
  id: ['uuid', (i) => i.id],
  number: ['text', (i) => i.number],
  order_id: ['uuid', (i) => i.order],
  customer_id: ['uuid', (i) => i.customer],
  status: ['text', (i) => i.status],
  day: ['date', (i) => i.day],
  due_on: ['date', (i) => i.dueOn],
  currency: ['text', (i) => i.currency],
  prices_include_tax: ['boolean', (i) => i.pricesIncludeTax],
  bill_to: ['jsonb', (i) => i.billTo],
  shipping_charge: ['money', (i) => i.shippingCharge],
  other_charge: ['money', (i) => i.otherCharge],
  value: ['money', (i) => i.value],
  tax: ['money', (i) => i.tax],
  total: ['money', (i) => i.total],
  paid: ['money', (i) => i.paid],
  credited: ['money', (i) => i.credited],
  credit_given: ['money', (i) => i.creditGiven],
  notes: ['text', (i) => i.notes],
  voided_on: ['date', (i) => i.voidedOn],
  created_at: ['timestamptz', (i) => i.createdAt],
  version: ['integer', (i) => i.version],
});

interface LineOf {
  readonly invoice: Invoice;
  readonly part: InvoiceLine;
}

const lines = new Table<LineOf>('invoice_line', ['order_id', 'invoice_id', 'line'], {
  order_id: ['uuid', ({ invoice }) => invoice.order],
  invoice_id: ['uuid', ({ invoice }) => invoice.id],
  line: ['integer', ({ part }) => part.line],
  product_id: ['uuid', ({ part }) => part.product],
  quantity: ['quantity', ({ part }) => part.quantity],
  unit_price: ['price', ({ part }) => part.unitPrice],
  discount: ['money', ({ part }) => part.discount],
  tax_rate: ['percent', ({ part }) => part.taxRate],
  amount: ['money', ({ part }) => part.amount],
  tax: ['money', ({ part }) => part.tax],
  credited: ['quantity', ({ part }) => part.credited],
  credited_amount: ['money', ({ part }) => part.creditedAmount],
  credited_tax: ['money', ({ part }) => part.creditedTax],
});

const HEADS = 'SELECT * FROM invoice WHERE org_id = $1::uuid AND id = k.id';
const LINES = `SELECT n.* FROM invoice i CROSS JOIN LATERAL (SELECT * FROM invoice_line n
    WHERE n.org_id = $1::uuid AND n.order_id = i.order_id AND n.invoice_id = i.id OFFSET 0) AS n
  WHERE i.org_id = $1::uuid AND i.id = k.id`;

/** Invoices with their lines, for `readInvoices`. */
export const loadInvoices = (org: Id, keys: readonly string[]): Statement[] => [
  partsOf('invoice', 'load', HEADS, org, keys),
  partsOf('invoice', 'lines', LINES, org, keys),
];

export const invoiceStore: FactStore<Invoice> = {
  fact: invoices,
  about: ({ customer, currency, total, lines }) => ({
    customer,
    currency,
    value: total,
    quantity: sumOf(lines.map(({ quantity }) => quantity)),
  }),
  load: (org, keys, locked) => ({
    lock: lockOf('invoice', org, locked),
    load: loadInvoices(org, keys),
    read: readInvoices,
  }),
  save(org, changes) {
    const kept = changes.filter(({ after }) => after.status !== 'deleted');
    const deleted = changes.filter(({ before, after }) => before && after.status === 'deleted');
    const gone = deleted.map(({ before }) => before as Invoice);
    return [...heads.remove(org, gone), ...heads.save(org, kept), ...saveLines(org, kept, gone)];
  },
};

const linesOf = (invoice: Invoice, parts: readonly InvoiceLine[]): LineOf[] =>
  parts.map((part) => ({ invoice, part }));

function saveLines(org: Id, kept: readonly Change<Invoice>[], gone: readonly Invoice[]): Statement[] {
  const parts = kept.map(({ before, after }) => {
    const changed = partsChanged(before?.lines ?? [], after.lines, (line) => line.line);
    return { after, ...changed };
  });
  const removed = gone.flatMap((invoice) => linesOf(invoice, invoice.lines));
  return [
    ...lines.remove(org, [...removed, ...parts.flatMap(({ after, gone }) => linesOf(after, gone))]),
    ...lines.update(
      org,
      parts.flatMap(({ after, changed }) => linesOf(after, changed)),
    ),
    ...lines.insert(
      org,
      parts.flatMap(({ after, added }) => linesOf(after, added)),
    ),
  ];
}

export function readInvoices([rows, lineRows]: Row[][]): Invoice[] {
  const linesOf = Map.groupBy(lineRows!, (row) => row.invoice_id as Id);
  return rows!.map((row) => ({
    id: row.id,
    number: row.number,
    order: row.order_id,
    customer: row.customer_id,
    status: row.status,
    day: row.day,
    dueOn: row.due_on,
    currency: row.currency,
    pricesIncludeTax: row.prices_include_tax,
    billTo: row.bill_to,
    shippingCharge: money(row.shipping_charge),
    otherCharge: money(row.other_charge),
    value: money(row.value),
    tax: money(row.tax),
    total: money(row.total),
    paid: money(row.paid),
    credited: money(row.credited),
    creditGiven: money(row.credit_given),
    notes: row.notes,
    voidedOn: row.voided_on,
    lines: (linesOf.get(row.id) ?? []).map(readLine).sort((a, b) => a.line - b.line),
    createdAt: row.created_at,
    version: row.version,
  }));
}

const readLine = (row: Row): InvoiceLine => ({
  line: row.line,
  product: row.product_id,
  quantity: quantity(row.quantity),
  unitPrice: parseFixed(row.unit_price, PRICE_SCALE) as Price,
  discount: money(row.discount),
  taxRate: parseFixed(row.tax_rate, PERCENT_SCALE) as Percent,
  amount: money(row.amount),
  tax: money(row.tax),
  credited: quantity(row.credited),
  creditedAmount: money(row.credited_amount),
  creditedTax: money(row.credited_tax),
});
