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
export const NOTHING_TO_BUY = problemKind('purchase-order/nothing-to-buy', 409, 'Nothing is left to buy');
export const NO_SUPPLIER = problemKind(
  'purchase-order/no-supplier',
  409,
  'Nobody is known to supply some of the products',
);
export const NOT_DROP_SHIPPABLE = problemKind(
  'purchase-order/not-drop-shippable',
  409,
  'Some of the products are not drop-shipped',
);
export const CHOICE_UNKNOWN = problemKind('purchase-order/choice-unknown', 422, 'There is no such choice');
