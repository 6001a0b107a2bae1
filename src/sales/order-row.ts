import { z } from 'zod';
import { WORKFLOWS } from '../command/organisation.ts';
import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import type { Row } from '../store/statement.ts';
import { INVOICE_STATUSES, PAYMENT_STATUSES } from './derived.ts';
import { CYCLES } from './standing.ts';

export const orderRowShape = z
  .object({
    id: z.uuid(),
    number: z.string(),
    workflow: z.enum(WORKFLOWS),
    status: z.string(),
    colour: z.string(),
    disputedFrom: z.string().nullable(),
    source: z.string(),
    externalId: z.string().nullable(),
    channel: z.string(),
    customer: z.object({ number: z.string(), name: z.string() }),
    location: z.string().nullable(),
    orderDate: z.iso.date(),
    mustArriveBy: z.iso.date().nullable(),
    customerPo: z.string().nullable(),
    priority: z.int(),
    currency: z.string(),
    value: z.string(),
    tax: z.string(),
    total: z.string(),
    invoiceStatus: z.enum(INVOICE_STATUSES),
    paymentStatus: z.enum(PAYMENT_STATUSES),
    hold: z.object({ reason: z.string(), actor: z.string(), at: z.string() }).nullable(),
    flags: z.array(z.looseObject({ type: z.string(), detail: z.string(), at: z.string() })),
    createdAt: z.string(),
    version: z.int(),
  })
  .meta({ id: 'SalesOrderRow' });

/** One order in a list. */
export function orderRow(row: Row): z.output<typeof orderRowShape> {
  const minor = minorDigits(row.currency);
  const amount = (text: string) => formatMoney(money(text), minor);
  return {
    id: row.id,
    number: row.number,
    workflow: row.workflow,
    status: row.status,
    colour: CYCLES[row.workflow as keyof typeof CYCLES].states[row.status]?.colour ?? 'grey',
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
