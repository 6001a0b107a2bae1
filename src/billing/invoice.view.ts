import { z } from 'zod';
import { partyShape } from '../command/shapes.ts';
import type { Day } from '../kernel/day.ts';
import { formatPercent, formatPrice } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import { type Invoice, type InvoiceLine, owedOf, SHOWN_STATUSES, statusShown } from './invoice.ts';
import { amountIn, isOverdue } from './shown.ts';

export const headShape = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  status: z.enum(SHOWN_STATUSES),
  overdue: z.boolean(),
  order: z.string(),
  orderId: z.uuid(),
  customer: partyShape,
  day: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  currency: z.string(),
  value: z.string(),
  charges: z.object({ shipping: z.string(), other: z.string() }),
  tax: z.string(),
  total: z.string(),
  paid: z.string(),
  credited: z.string(),
  owed: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export const lineShape = z.object({
  line: z.int(),
  product: z.string(),
  productId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
  discount: z.string(),
  taxRate: z.string(),
  amount: z.string(),
  tax: z.string(),
  credited: z.string(),
});
export function headView(invoice: Invoice, names: Row, today: Day) {
  const amount = amountIn(invoice.currency);
  return {
    id: invoice.id,
    number: invoice.number,
    status: statusShown(invoice),
    overdue: isOverdue(invoice, today),
    order: names.order_number as string,
    orderId: invoice.order,
    customer: { id: invoice.customer, number: names.customer_number, name: names.customer_name },
    day: invoice.day,
    dueOn: invoice.dueOn,
    currency: invoice.currency,
    value: amount(invoice.value),
    charges: { shipping: amount(invoice.shippingCharge), other: amount(invoice.otherCharge) },
    tax: amount(invoice.tax),
    total: amount(invoice.total),
    paid: amount(invoice.paid),
    credited: amount(invoice.credited),
    owed: amount(owedOf(invoice)),
    createdAt: invoice.createdAt,
    version: invoice.version,
  };
}

export function lineView(line: InvoiceLine, product: Row, currency: string): z.output<typeof lineShape> {
  const amount = amountIn(currency);
  return {
    line: line.line,
    product: product.sku,
    productId: line.product,
    name: product.name,
    unit: product.unit,
    quantity: formatQuantity(line.quantity),
    unitPrice: formatPrice(line.unitPrice),
    discount: amount(line.discount),
    taxRate: formatPercent(line.taxRate),
    amount: amount(line.amount),
    tax: amount(line.tax),
    credited: formatQuantity(line.credited),
  };
}
