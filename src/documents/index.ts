import { printDocument } from './commands/print.ts';
import { documentContent } from './content.queries.ts';
import { documentLabels } from './labels/labels.queries.ts';
import { printableStore } from './printable.store.ts';

export const commands = [printDocument];
export const queries = [documentContent, documentLabels];
export const stores = [printableStore];

export { LABEL_PROBLEMS } from './documents.problems.ts';
export { DOCUMENT_KINDS, type DocumentKind, KINDS, SHEET_KINDS, type SheetKind } from './kinds.ts';
export { type Printed, type Printing, printDocuments, trialSheet } from './printing.ts';
