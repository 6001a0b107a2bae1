import { problemKind } from '../kernel/problem.ts';

export const NOT_ENCODABLE = problemKind('label/not-encodable', 422, 'A SKU cannot be printed as a barcode');
export const TOO_MANY_LABELS = problemKind('label/too-many', 422, 'That would be too many labels');
export const NO_LABELS = problemKind('label/none', 422, 'There is nothing to label');
export const NO_ADDRESS = problemKind('document/no-address', 422, 'Nobody is known to send it to');
export const MAIL_UNSET = problemKind('document/mail-not-set', 409, 'No mail server is set');

export const LABEL_PROBLEMS = [NOT_ENCODABLE, TOO_MANY_LABELS, NO_LABELS];
