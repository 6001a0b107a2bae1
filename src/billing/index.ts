import { stockDocumentQueries } from '../stock/index.ts';
import { customerAccount } from './account.queries.ts';
import { listAgeing } from './ageing.queries.ts';
import { createCreditNote } from './credit-note.commands.ts';
import { getCreditNote, listCreditNotes } from './credit-note.queries.ts';
import { creditNoteStore } from './credit-note.store.ts';
import { applyCreditNote, refundCreditNote } from './credit-note-use.commands.ts';
import { exposureStore } from './exposure.store.ts';
import { createInvoice, deleteInvoice, openDraft, voidOpen } from './invoice.commands.ts';
import { invoiceCycle } from './invoice.cycle.ts';
import { getInvoice, listInvoices } from './invoice.queries.ts';
import { invoiceStore } from './invoice.store.ts';
import { editInvoice } from './invoice-edit.commands.ts';
import { listMargins } from './margin.queries.ts';
import { allocatePayment, createPayment } from './payment.commands.ts';
import { getPayment, listPayments } from './payment.queries.ts';
import { paymentStore } from './payment.store.ts';
import { refundPayment, releasePayment } from './payment-back.commands.ts';
import { createReturn } from './return.commands.ts';
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
  ...stockDocumentQueries('return'),
  customerAccount,
  listAgeing,
  listMargins,
];
export const stores = [invoiceStore, paymentStore, creditNoteStore, returnedStore, exposureStore];

export const cycles = [invoiceCycle];

export { hanging } from './hanging.ts';
