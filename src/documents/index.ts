import { emailDocument } from './commands/email.ts';
import { printDocument } from './commands/print.ts';
import { documentContent } from './content.queries.ts';
import { getEmail, listEmails } from './email.queries.ts';
import { emailStore } from './email.store.ts';
import { documentLabels } from './labels/labels.queries.ts';
import { printableStore } from './printable.store.ts';

export const commands = [printDocument, emailDocument];
export const queries = [documentContent, documentLabels, getEmail, listEmails];
export const stores = [printableStore, emailStore];

export { LABEL_PROBLEMS, MAIL_UNSET, NO_ADDRESS } from './documents.problems.ts';
export { claimEmail, organisationsWithMail, postponeEmail, settleEmail } from './email.store.ts';
export { againAt, type Email } from './email.ts';
export { DOCUMENT_KINDS, type DocumentKind, KINDS, SHEET_KINDS, type SheetKind } from './kinds.ts';
export { findPrintable } from './printable.store.ts';
export { printableKey } from './printable.ts';
export { type Printed, type Printing, printDocuments, trialSheet } from './printing.ts';
