import { timelineOf } from '../command/timeline.queries.ts';
import { stockDocumentQueries } from '../stock/index.ts';
import { customerAccount } from './account.queries.ts';
import { listAgeing } from './ageing.queries.ts';
import { createCreditNote } from './commands/credit-note.ts';
import { applyCreditNote, refundCreditNote } from './commands/credit-note-use.ts';
import { createInvoice, deleteInvoice, openDraft, voidOpen } from './commands/invoice.ts';
import { editInvoice } from './commands/invoice-edit.ts';
import { createPayment } from './commands/payment.ts';
import { allocatePayment } from './commands/payment-allocate.ts';
import { refundPayment, releasePayment } from './commands/payment-back.ts';
import { createReturn } from './commands/return.ts';
import { getCreditNote, listCreditNotes } from './credit-note.queries.ts';
import { creditNoteStore } from './credit-note.store.ts';
import { exposureStore } from './exposure.store.ts';
import { invoiceCycle } from './invoice.cycle.ts';
import { getInvoice } from './invoice.queries.ts';
import { invoiceStore } from './invoice.store.ts';
import { listInvoices } from './invoice-list.queries.ts';
import { listMargins } from './margin.queries.ts';
import { getPayment, listPayments } from './payment.queries.ts';
import { paymentStore } from './payment.store.ts';
import { returnedStore } from './returned.store.ts';

export const commands = [
  createInvoice,
  editInvoice,
  openDraft,
  voidOpen,
  deleteInvoice,
  createPayment,
  allocatePayment,
  releasePayment,
  refundPayment,
  createCreditNote,
  applyCreditNote,
  refundCreditNote,
  createReturn,
];
export const queries = [
  getInvoice,
  listInvoices,
  getPayment,
  listPayments,
  getCreditNote,
  listCreditNotes,
  ...['invoice', 'payment', 'credit-note'].map((noun) => timelineOf(noun, 'billing:read')),
  ...stockDocumentQueries('return'),
  customerAccount,
  listAgeing,
  listMargins,
];
export const stores = [invoiceStore, paymentStore, creditNoteStore, returnedStore, exposureStore];

export const cycles = [invoiceCycle];

export { hanging } from './hanging.ts';
