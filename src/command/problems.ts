import { problemKind } from '../kernel/problem.ts';

/** Refusals any command may meet. */
export const INVALID = problemKind('input/invalid', 422, 'The input is not valid');
export const NOT_FOUND = problemKind('not-found', 404, 'Not found');
export const VERSION_MOVED = problemKind('version/moved', 412, 'Somebody else changed it meanwhile');
export const PERIOD_CLOSED = problemKind('ledger/period-closed', 409, 'The period is closed');
export const OUT_OF_RANGE = problemKind('ledger/out-of-range', 422, 'A number would leave its range');
export const CONFLICT = problemKind('conflict', 409, 'It collides with something that exists');
export const FAULT = problemKind('fault', 500, 'Something went wrong on our side');
export const BUSY = problemKind('busy', 503, 'Too much is waiting');
