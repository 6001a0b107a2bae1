import { problemKind } from '../kernel/problem.ts';

export const PRESS_BUSY = problemKind('document/press-busy', 503, 'Too many documents are waiting');
export const PRESS_LONG = problemKind('document/too-long', 422, 'The document takes too long to make');
