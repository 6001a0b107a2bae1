import { problemKind } from '../kernel/problem.ts';

export const MOVE_REFUSED = problemKind('sales-order/move-refused', 409, 'The order does not allow this now');
export const LINES_MISSING = problemKind('sales-order/no-lines', 409, 'The order has no lines');
export const LOCATION_REQUIRED = problemKind(
  'sales-order/location-required',
  409,
  'A fulfillment location is required',
);
export const PRODUCT_TWICE = problemKind(
  'sales-order/product-twice',
  409,
  'A product appears at most once per order',
);
export const NUMBER_TAKEN = problemKind('sales-order/number-taken', 409, 'The order number is taken');
export const NUMBER_LOCKED = problemKind(
  'sales-order/number-locked',
  409,
  'The order number is in the ledger',
);
export const INPUT_REFUSED = problemKind('sales-order/invalid', 422, 'The order is not valid as sent');
export const SHORT = problemKind('stock/short', 409, 'Not enough is available');
export const NOT_THERE_TO_PICK = problemKind('stock/not-enough-to-pick', 409, 'Not enough is there to pick');
export const BELOW_FLOOR = problemKind(
  'sales-order/below-floor',
  409,
  'A line cannot go below what has happened to it',
);
export const LINE_IN_USE = problemKind('sales-order/line-in-use', 409, 'Something hangs on the line');
export const HELD = problemKind('sales-order/held', 409, 'The order is held');
export const OVERRIDE_FORBIDDEN = problemKind(
  'sales-order/override-forbidden',
  403,
  'Not permitted to override',
);
