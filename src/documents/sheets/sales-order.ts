import {
  cell,
  facts,
  number,
  remarks,
  rowOf,
  type Sheet,
  type SheetRow,
  text,
  withoutEmpty,
  word,
} from '../sheet.ts';
import { type Priced, sumsOf } from '../sums.ts';
import { dayInWords, grouped, type PostalAddress, party } from '../words.ts';

/** What a document shows of `sales-order.get`. */
export interface OrderShown extends Priced {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly customer: { readonly id: string; readonly number: string; readonly name: string };
  readonly billTo: PostalAddress | null;
  readonly shipTo: PostalAddress | null;
  readonly orderDate: string;
  readonly mustArriveBy: string | null;
  readonly customerPo: string | null;
  readonly paymentTerms: string | null;
  readonly notes: string | null;
  readonly deletedAt: string | null;
  readonly lines: readonly OrderLineShown[];
}

export interface OrderLineShown {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  readonly sellingUnit: string | null;
  readonly sellingUnits: string | null;
  readonly unitPrice: string;
  readonly discount: string;
  readonly taxRate: string;
  readonly tax: string;
  readonly amount: string;
  readonly open: string;
}

/** Statuses a reader must be told of, because the paper would be taken for more than it is. */
export const ORDER_STAMPS: Readonly<Record<string, string>> = {
  Saved: 'Not confirmed',
  Received: 'Not confirmed',
  'In-Dispute': 'In dispute',
  Cancelled: 'Cancelled',
  Rejected: 'Rejected',
};

export function salesOrderSheet(order: OrderShown): Sheet {
  const { customer } = order;
  return {
    title: 'Sales order',
    number: order.number,
    stamp: ORDER_STAMPS[order.status] ?? null,
    barcode: null,
    parties: [
      party('Bill to', order.billTo, customer.name),
      party('Ship to', order.shipTo ?? order.billTo, customer.name),
    ],
    facts: facts({
      'Order date': dayInWords(order.orderDate),
      '!Must arrive by': dayInWords(order.mustArriveBy),
      'Your reference': order.customerPo,
      'Payment terms': order.paymentTerms,
      Customer: customer.number,
    }),
    ...pricedRows(order.lines),
    nothing: 'This order has no lines.',
    sums: sumsOf(order),
    remarks: remarks({ Notes: order.notes }),
    signature: [],
  };
}

const columns = [
  text('SKU', 3),
  text('Description', 6),
  number('Quantity'),
  word('Unit'),
  number('Unit price'),
  number('Tax %'),
  number('Amount'),
];

/** Without the tax of each line where there is none. */
export const pricedRows = (lines: readonly PricedLine[]) =>
  withoutEmpty(columns, lines.map(pricedRow), { 'Tax %': '0' });

type PricedLine = Pick<
  OrderLineShown,
  'sku' | 'name' | 'unit' | 'quantity' | 'unitPrice' | 'discount' | 'taxRate' | 'amount'
> &
  Partial<OrderLineShown>;

const pricedRow = (line: PricedLine): SheetRow =>
  rowOf(
    cell(line.sku),
    cell(line.name, { sub: discountOf(line) }),
    cell(grouped(line.quantity)),
    cell(line.unit, { sub: sellingUnitOf(line) }),
    cell(grouped(line.unitPrice)),
    cell(line.taxRate),
    cell(grouped(line.amount)),
  );

const discountOf = ({ discount }: PricedLine): string | null =>
  /[1-9]/.test(discount) ? `less ${grouped(discount)} discount` : null;

/** `2 × case` where it was entered in a selling unit. */
const sellingUnitOf = ({ sellingUnit, sellingUnits }: PricedLine): string | null =>
  sellingUnit && sellingUnits ? `${grouped(sellingUnits)} × ${sellingUnit}` : null;
