import type { z } from 'zod';
import type { headShape, lineShape } from '../../../src/billing/invoice.view.ts';
import type { Address } from '../../../src/parties/address.ts';
import type { Move } from '../../ui/move-menu.tsx';

export type InvoiceRow = z.output<typeof headShape>;
export type InvoiceLine = z.output<typeof lineShape>;
export type Party = { readonly id: string; readonly number: string; readonly name: string };
export interface Invoice extends InvoiceRow {
  readonly pricesIncludeTax: boolean;
  readonly billTo: Address | null;
  readonly notes: string | null;
  readonly voidedOn: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly moves: readonly Move[];
}

/** What payments and credit notes have in common: money of a customer, and what became of it. */
export interface Credit {
  readonly id: string;
  readonly number: string;
  readonly customer: Party;
  readonly order: string | null;
  readonly day: string;
  readonly currency: string;
  readonly amount: string;
  readonly allocated: string;
  readonly refunded: string;
  readonly left: string;
  readonly version: number;
}
export interface PaymentRow extends Credit {
  readonly method: string;
  readonly reference: string | null;
  readonly notes: string | null;
}
export interface CreditNoteRow extends Credit {
  readonly invoice: string;
  readonly reason: string;
  readonly restocked: boolean;
  readonly value: string;
  readonly tax: string;
  /** What it took off the invoice it credits. */
  readonly reduction: string;
}
export interface Uses {
  readonly allocations: readonly { invoice: string; invoiceId: string; amount: string }[];
  readonly refunds: readonly {
    number: string;
    day: string;
    method: string;
    reference: string | null;
    amount: string;
  }[];
}
export type Payment = PaymentRow & Uses;
export type CreditNote = CreditNoteRow &
  Uses & {
    readonly lines: readonly {
      line: number;
      product: string;
      name: string;
      quantity: string;
      amount: string;
      tax: string;
    }[];
  };

export interface OpenInvoice {
  readonly id: string;
  readonly number: string;
  readonly day: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly currency: string;
  readonly total: string;
  readonly owed: string;
}

/** The answer of customer.account. */
export interface Account {
  readonly customer: Party;
  readonly creditLimit: { amount: string; currency: string; left: string } | null;
  readonly currencies: readonly {
    currency: string;
    orders: string;
    invoices: string;
    deposits: string;
    credit: string;
    exposure: string;
  }[];
  readonly openInvoices: readonly OpenInvoice[];
  readonly credits: readonly {
    kind: string;
    id: string;
    number: string;
    order: string | null;
    currency: string;
    amount: string;
    left: string;
  }[];
}

export const BUCKETS = ['current', 'upTo30', 'upTo60', 'upTo90', 'older'] as const;
export type Bucket = (typeof BUCKETS)[number];
export type AgeingRow = Readonly<Record<Bucket, string>> & {
  readonly customer: Party;
  readonly currency: string;
  readonly owed: string;
};

export interface MarginRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly orderDate: string;
  readonly customer: string;
  readonly currency: string;
  readonly value: string;
  readonly costOfGoods: string;
  readonly fee: string;
  readonly addOns: string;
  readonly margin: string;
  readonly percent: string | null;
}

export const METHODS = ['transfer', 'card', 'cash', 'cheque', 'direct debit', 'online', 'other'] as const;
export type Method = (typeof METHODS)[number];
