import { problemKind } from '../kernel/problem.ts';

export const BILLING_INVALID = problemKind('billing/invalid', 422, 'It cannot be billed as sent');
export const NOT_TOGETHER = problemKind('billing/mismatch', 409, 'They are not of one customer and currency');
export const CREDIT_LIMIT = problemKind('billing/credit-limit', 409, 'The credit limit would be passed');
export const INVOICE_MOVE = problemKind('invoice/move-refused', 409, 'The invoice does not allow this now');
export const ORDER_NOT_BILLED = problemKind(
  'invoice/order-refused',
  409,
  'The order is not to be invoiced now',
);
export const NOTHING_LEFT = problemKind('invoice/nothing-left', 409, 'Nothing is left to invoice');
export const MORE_THAN_LEFT = problemKind('invoice/more-than-left', 409, 'More than is left to invoice');
export const NOTHING_OWED = problemKind('payment/nothing-owed', 409, 'Nothing is owed');
export const MORE_THAN_OWED = problemKind('payment/more-than-owed', 409, 'More than the invoice still asks');
export const MORE_THAN_LEFT_OVER = problemKind(
  'payment/more-than-unallocated',
  409,
  'More than is left of the money',
);
export const MORE_THAN_CHARGED = problemKind(
  'credit-note/more-than-charged',
  409,
  'More than is left to credit',
);
export const MORE_THAN_SHIPPED = problemKind(
  'return/more-than-shipped',
  409,
  'More came back than had shipped',
);
