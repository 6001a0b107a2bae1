import { problemKind } from '../kernel/problem.ts';

export const PURCHASE_REFUSED = problemKind(
  'purchase-order/invalid',
  422,
  'The purchase order is not valid as sent',
);
export const PURCHASE_MOVE = problemKind(
  'purchase-order/move-refused',
  409,
  'The purchase order does not allow this now',
);
export const TOO_MUCH = problemKind('purchase-order/too-much', 409, 'That is more than there is to it');
export const BELOW_RECEIVED = problemKind(
  'purchase-order/below-received',
  409,
  'A line cannot go below what has come of it',
);
export const NO_LINES = problemKind('purchase-order/no-lines', 409, 'The purchase order would have no lines');
