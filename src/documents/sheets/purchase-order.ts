import { cell, facts, number, remarks, rowOf, type Sheet, type SheetRow, text, word } from '../sheet.ts';
import { dayInWords, grouped, type PostalAddress, party } from '../words.ts';

/** What a document shows of `purchase-order.get`. */
export interface PurchaseShown {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly status: string;
  readonly supplier: { readonly id: string; readonly number: string; readonly name: string };
  readonly location: string | null;
  readonly order: string | null;
  readonly currency: string;
  readonly orderDate: string;
  readonly expectedOn: string | null;
  readonly shipTo: PostalAddress | null;
  readonly reference: string | null;
  readonly notes: string | null;
  readonly total: string;
  readonly lines: readonly {
    readonly product: string;
    readonly name: string;
    readonly unit: string;
    readonly quantity: string;
    readonly cancelled: string;
    readonly unitCost: string;
    readonly amount: string;
  }[];
}

/** Where the goods go: to a location of ours, or from the supplier straight to the customer. */
export interface Destination {
  readonly name: string;
  readonly address: PostalAddress | null;
}

const columns = [
  text('SKU', 3),
  text('Description', 6),
  number('Quantity'),
  word('Unit'),
  number('Unit cost'),
  number('Amount'),
];
const STAMPS: Readonly<Record<string, string>> = { draft: 'Draft', cancelled: 'Cancelled', closed: 'Closed' };

export function purchaseOrderSheet(
  purchase: PurchaseShown,
  supplierAddress: PostalAddress | null,
  destination: Destination,
): Sheet {
  const { supplier } = purchase;
  return {
    title: 'Purchase order',
    number: purchase.number,
    stamp: STAMPS[purchase.status] ?? null,
    barcode: null,
    parties: [
      party('Supplier', supplierAddress, supplier.name),
      party('Ship to', destination.address, destination.name),
    ],
    facts: facts({
      'Order date': dayInWords(purchase.orderDate),
      '!Expected on': dayInWords(purchase.expectedOn),
      'Your reference': purchase.reference,
      'Our sales order': purchase.order,
      Supplier: supplier.number,
      Delivery: purchase.kind === 'drop-ship' ? 'straight to our customer' : null,
    }),
    columns,
    rows: purchase.lines.map(goodsRow),
    nothing: 'This purchase order has no lines.',
    sums: [{ label: `Total ${purchase.currency}`, value: grouped(purchase.total), strong: true }],
    remarks: remarks({ Notes: purchase.notes }),
    signature: [],
  };
}

const goodsRow = (line: PurchaseShown['lines'][number]): SheetRow =>
  rowOf(
    cell(line.product),
    cell(line.name, { sub: /[1-9]/.test(line.cancelled) ? `${grouped(line.cancelled)} cancelled` : null }),
    cell(grouped(line.quantity)),
    cell(line.unit),
    cell(grouped(line.unitCost)),
    cell(grouped(line.amount)),
  );
