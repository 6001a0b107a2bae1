import { z } from 'zod';

const filter = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type Filter = z.output<typeof filter>;

/** What a list is to be filtered by to show the rows behind a number. */
const of = (list: string, id: string) =>
  filter.meta({ id, description: `filters of GET /v1/${list} that give the rows behind the number` });
export const filterShape = of('sales-orders', 'OrderFilter');
export const marginFilterShape = of('margins', 'MarginFilter');
export const invoiceFilterShape = of('invoices', 'InvoiceFilter');
