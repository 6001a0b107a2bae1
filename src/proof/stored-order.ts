import type { SalesOrder } from '../sales/sales-order.ts';
import type { Row } from '../store/statement.ts';

/** An order as the product reads it, beside the sums that are stored with it. */
export interface StoredOrder {
  readonly order: SalesOrder;
  readonly value: string;
  readonly tax: string;
  readonly total: string;
  readonly invoiceStatus: string;
  readonly paymentStatus: string;
  /** Line → amount. */
  readonly amounts: ReadonlyMap<number, string>;
}

export function storedOrder(order: SalesOrder, row: Row, lines: readonly Row[]): StoredOrder {
  const amounts = new Map(lines.map((line) => [line.line as number, line.amount as string]));
  const { value, tax, total, invoice_status: invoiceStatus, payment_status: paymentStatus } = row;
  return { order, value, tax, total, invoiceStatus, paymentStatus, amounts };
}
