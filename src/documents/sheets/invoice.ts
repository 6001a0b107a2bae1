import { money, NO_MONEY } from '../../kernel/money.ts';
import { cell, facts, number, remarks, rowOf, type Sheet, type SheetFact, text } from '../sheet.ts';
import { type Priced, sumsOf } from '../sums.ts';
import { dayInWords, grouped, type PostalAddress, party } from '../words.ts';
import { type OrderShown, pricedRows } from './sales-order.ts';

/** What a document shows of `invoice.get`. */
export interface InvoiceShown extends Priced {
  readonly id: string;
  readonly number: string | null;
  readonly status: string;
  readonly order: string;
  readonly orderId: string;
  readonly customer: OrderShown['customer'];
  readonly billTo: PostalAddress | null;
  readonly day: string;
  readonly dueOn: string | null;
  readonly paid: string;
  readonly credited: string;
  readonly owed: string;
  readonly notes: string | null;
  readonly lines: readonly (Omit<OrderShown['lines'][number], 'sku'> & { readonly product: string })[];
}

const STAMPS: Readonly<Record<string, string>> = { draft: 'Draft', void: 'Void', paid: 'Paid' };

export function invoiceSheet(invoice: InvoiceShown, order: OrderShown): Sheet {
  const { customer } = invoice;
  return {
    title: 'Invoice',
    number: invoice.number,
    stamp: STAMPS[invoice.status] ?? null,
    barcode: null,
    parties: [
      party('Bill to', invoice.billTo ?? order.billTo, customer.name),
      party('Ship to', order.shipTo ?? order.billTo, customer.name),
    ],
    facts: facts({
      'Invoice date': dayInWords(invoice.day),
      '!Due on': dayInWords(invoice.dueOn),
      'Your reference': order.customerPo,
      'Our order': invoice.order,
      'Payment terms': order.paymentTerms,
      Customer: customer.number,
    }),
    ...pricedRows(invoice.lines.map((line) => ({ ...line, sku: line.product }))),
    nothing: 'This invoice has no lines.',
    sums: sumsAndOwed(invoice),
    remarks: remarks({ Notes: invoice.notes }),
    signature: [],
  };
}

/** Once anything has come in, what is still to be paid stands out instead of the total. */
function sumsAndOwed(invoice: InvoiceShown): SheetFact[] {
  const { status, paid, credited, owed, currency } = invoice;
  const sums = sumsOf(invoice);
  const some = { Paid: paid, Credited: credited };
  const reductions = Object.entries(some).filter(([, amount]) => money(amount) !== NO_MONEY);
  if (!reductions.length || status === 'void') return sums;
  return [
    ...sums.map((sum) => ({ ...sum, strong: false })),
    ...reductions.map(([label, amount]) => ({ label, value: `−${grouped(amount)}`, strong: false })),
    { label: `To be paid ${currency}`, value: grouped(owed), strong: true },
  ];
}

/** What a document shows of `credit-note.get`. */
export interface CreditNoteShown {
  readonly id: string;
  readonly number: string;
  readonly invoice: string;
  readonly customer: OrderShown['customer'];
  readonly order: string | null;
  readonly orderId: string | null;
  readonly day: string;
  readonly currency: string;
  readonly reason: string;
  readonly value: string;
  readonly tax: string;
  readonly reduction: string;
  readonly amount: string;
  readonly lines: readonly {
    readonly product: string;
    readonly name: string;
    readonly quantity: string;
    readonly amount: string;
  }[];
}

export function creditNoteSheet(note: CreditNoteShown, invoice: InvoiceShown): Sheet {
  const sum = (label: string, amount: string, strong = false): SheetFact[] =>
    money(amount) === NO_MONEY && !strong ? [] : [{ label, value: grouped(amount), strong }];
  return {
    title: 'Credit note',
    number: note.number,
    stamp: null,
    barcode: null,
    parties: [party('To', invoice.billTo, note.customer.name)],
    facts: facts({
      Date: dayInWords(note.day),
      'For invoice': note.invoice,
      'Invoice of': dayInWords(invoice.day),
      'Our order': note.order,
      Customer: note.customer.number,
      Reason: note.reason,
    }),
    columns: [text('SKU', 3), text('Description', 6), number('Quantity'), number('Amount')],
    rows: note.lines.map((line) =>
      rowOf(cell(line.product), cell(line.name), cell(grouped(line.quantity)), cell(grouped(line.amount))),
    ),
    nothing: 'No goods are credited, only an amount.',
    sums: [
      ...sum('Value', note.value),
      ...sum('Reduction', note.reduction),
      ...sum(invoice.pricesIncludeTax ? 'of which tax' : 'Tax', note.tax),
      ...sum(`Credited ${note.currency}`, note.amount, true),
    ],
    remarks: [],
    signature: [],
  };
}
