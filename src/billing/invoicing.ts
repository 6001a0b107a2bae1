import { addDays, type Day } from '../kernel/day.ts';
import { minus, plus, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { lineAmount, minorDigits, NO_MONEY } from '../kernel/money.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import type { SalesOrder } from '../sales/index.ts';
import { allocate } from './allocating.ts';
import { leftOf } from './credit.ts';
import type { Daybook } from './daybook.ts';
import { type Invoice, type InvoiceLine, owedOf } from './invoice.ts';
import { amountIn } from './shown.ts';
import { chargesLeft, type Part, priced } from './to-invoice.ts';

export interface WantedInvoice {
  readonly parts: readonly Part[];
  readonly charges: boolean;
  readonly day: Day;
  /** By the order's payment terms where undefined. */
  readonly dueOn?: Day | undefined;
  readonly notes?: string | null | undefined;
}

/** "net 30" and the like: so many days after the invoice. */
export function dueDay(terms: string | null, day: Day): Day | null {
  const [, days] = /\bnet\s*(\d{1,3})\b/i.exec(terms ?? '') ?? [];
  return days === undefined ? null : addDays(day, Number(days));
}

function lineOf(order: SalesOrder, part: Part): InvoiceLine {
  const { line, quantity } = part;
  const { amount, tax } = priced(order, part);
  const gross = lineAmount(quantity, line.unitPrice, NO_MONEY, minorDigits(order.currency));
  return {
    line: line.line,
    product: line.product,
    quantity,
    unitPrice: line.unitPrice,
    discount: minus(gross, amount),
    taxRate: line.taxRate,
    amount,
    tax,
    credited: NO_QUANTITY,
    creditedAmount: NO_MONEY,
    creditedTax: NO_MONEY,
  };
}

/** The invoice with these parts of its order, priced as the order is now. */
export function withParts(
  invoice: Invoice,
  order: SalesOrder,
  parts: readonly Part[],
  charges: boolean,
): Invoice {
  const lines = parts.map((part) => lineOf(order, part)).sort((a, b) => a.line - b.line);
  const charged = charges ? chargesLeft(order) : { shippingCharge: NO_MONEY, otherCharge: NO_MONEY };
  const value = total(lines.map((line) => line.amount));
  const tax = total(lines.map((line) => line.tax));
  const added = plus(
    plus(charged.shippingCharge, charged.otherCharge),
    order.pricesIncludeTax ? NO_MONEY : tax,
  );
  return { ...invoice, ...charged, lines, value, tax, total: plus(value, added) };
}

/** The parts of an order that are on a draft, as far as their lines are still there. */
export const partsOn = (invoice: Invoice, order: SalesOrder): Part[] =>
  invoice.lines.flatMap(({ line: number, quantity }) => {
    const line = order.lines.find((one) => one.line === number);
    return line ? [{ line, quantity }] : [];
  });

export const carriesCharges = (invoice: Invoice): boolean =>
  invoice.shippingCharge !== 0n || invoice.otherCharge !== 0n;

export function draftInvoice(book: Daybook, orderId: Id, wanted: WantedInvoice): Invoice {
  const order = book.order(orderId);
  const { context } = book;
  const blank: Invoice = {
    id: context.newId(),
    number: null,
    order: order.id,
    customer: order.customer,
    status: 'draft',
    day: wanted.day,
    dueOn: wanted.dueOn ?? dueDay(order.paymentTerms, wanted.day),
    currency: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    billTo: order.billTo,
    shippingCharge: NO_MONEY,
    otherCharge: NO_MONEY,
    value: NO_MONEY,
    tax: NO_MONEY,
    total: NO_MONEY,
    paid: NO_MONEY,
    credited: NO_MONEY,
    creditGiven: NO_MONEY,
    notes: wanted.notes ?? null,
    voidedOn: null,
    lines: [],
    createdAt: context.now,
    version: 1,
  };
  const invoice = book.keepInvoice(withParts(blank, order, wanted.parts, wanted.charges));
  book.tell('invoice', invoice.id, 'created', 'draft', invoice.day);
  return invoice;
}

/** D8: numbered now, priced as the order is now; what was paid ahead for the order pays it. */
export function openInvoice(book: Daybook, id: Id): Invoice {
  const draft = book.invoice(id);
  const order = book.order(draft.order);
  const parts = partsOn(draft, order);
  const current = withParts(draft, order, parts, carriesCharges(draft));
  const number = book.number('invoice');
  const invoice = book.keepInvoice({ ...current, number, status: 'open' });
  const shown = amountIn(invoice.currency)(invoice.total);
  const changes = { invoice: [null, number], total: [null, shown] } as const;
  book.tell('invoice', id, 'opened', 'open', invoice.day, { changes });
  book.tellOrder(order.id, { what: 'invoiced', day: invoice.day, changes });
  for (const { payment } of book.order(order.id).deposits) {
    const left = leftOf(book.payment(payment));
    const owed = owedOf(book.invoice(id));
    if (owed > 0n) allocate(book, book.payment(payment), id, left < owed ? left : owed, invoice.day);
  }
  return book.invoice(id);
}

/** D4: its quantity is to be invoiced again. */
export function voidInvoice(book: Daybook, id: Id, day: Day, note?: string): Invoice {
  const invoice = book.keepInvoice({ ...book.invoice(id), status: 'void', voidedOn: day });
  const more = { changes: { status: ['open', 'void'] as const }, ...(note !== undefined && { note }) };
  book.tell('invoice', id, 'voided', 'void', day, more);
  book.tellOrder(invoice.order, {
    what: 'invoice voided',
    day,
    changes: { invoice: [invoice.number, null] },
    ...(note !== undefined && { note }),
  });
  return invoice;
}

export function deleteDraft(book: Daybook, id: Id, day: Day): Invoice {
  const invoice = book.keepInvoice({ ...book.invoice(id), status: 'deleted' });
  book.tell('invoice', id, 'deleted', 'deleted', day);
  book.tellOrder(invoice.order, { what: 'draft invoice deleted', day });
  return invoice;
}
