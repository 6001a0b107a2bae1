import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import type { Row } from '../store/statement.ts';
import { CYCLES } from './standing.ts';

/** One order in a list. */
export function orderRow(row: Row) {
  const minor = minorDigits(row.currency);
  const amount = (text: string) => formatMoney(money(text), minor);
  return {
    id: row.id,
    number: row.number,
    workflow: row.workflow,
    status: row.status,
    colour: CYCLES[row.workflow as keyof typeof CYCLES].states[row.status]?.colour,
    disputedFrom: row.disputed_from,
    source: row.source,
    externalId: row.external_id,
    channel: row.channel,
    customer: { number: row.customer_number, name: row.customer_name },
    location: row.location,
    orderDate: row.order_date,
    mustArriveBy: row.must_arrive_by,
    customerPo: row.customer_po,
    priority: row.priority,
    currency: row.currency,
    value: amount(row.value),
    tax: amount(row.tax),
    total: amount(row.total),
    invoiceStatus: row.invoice_status,
    paymentStatus: row.payment_status,
    hold: row.hold ?? null,
    flags: row.flags ?? [],
    createdAt: row.created_at,
    version: row.version,
  };
}
