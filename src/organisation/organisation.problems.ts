import { problemKind } from '../kernel/problem.ts';

export const CURRENCY_KEPT = problemKind(
  'organisation/currency-kept',
  409,
  'The currency stays once there are orders',
);
export const LOGO_REFUSED = problemKind('organisation/logo-refused', 422, 'The picture cannot be a logo');
export const OWN_TOKEN = problemKind('token/own', 409, 'A token does not revoke itself');
export const TOKEN_EXPIRY = problemKind('token/expiry-past', 422, 'The token would have expired already');
export const TOKEN_ENDED = problemKind('token/ended', 409, 'The token has ended');
