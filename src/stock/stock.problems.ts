import { problemKind } from '../kernel/problem.ts';

export const UNASSIGNED_KEPT = problemKind('bin/unassigned', 409, 'The unassigned bin stays as it is');
export const STOCK_REFUSED = problemKind('stock/invalid', 422, 'The lines cannot be booked as sent');
export const BELOW_COMMITTED = problemKind(
  'stock/below-committed',
  409,
  'Shipments need what would be taken away',
);
export const NOT_IN_BIN = problemKind(
  'stock/not-in-bin',
  409,
  'Not enough stands where it would be taken from',
);
export const TRANSFER_MOVE = problemKind(
  'transfer/move-refused',
  409,
  'The transfer does not allow this now',
);
export const NOT_ON_THE_WAY = problemKind('transfer/not-on-the-way', 409, 'More arrived than is on the way');
export const COUNT_MOVE = problemKind('stock-count/move-refused', 409, 'The count does not allow this now');
export const COUNT_TOO_LARGE = problemKind('stock-count/too-large', 422, 'Too much for one count');
export const UNCOUNTED = problemKind('stock-count/uncounted', 409, 'Some rows are not counted');
