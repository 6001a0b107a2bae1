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
