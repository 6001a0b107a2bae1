import { hasOrdersStore } from './has-orders.store.ts';
import { removeLogo, setLogo } from './logo.commands.ts';
import { logoStore } from './logo.store.ts';
import { updateOrganisation } from './organisation.commands.ts';
import { getLetterhead, getOrganisation } from './organisation.queries.ts';
import { revokeToken, rotateToken, updateToken } from './tokens/change.ts';
import { createToken } from './tokens/create.ts';
import { listTokens } from './tokens/token.queries.ts';

export const commands = [
  updateOrganisation,
  setLogo,
  removeLogo,
  createToken,
  updateToken,
  rotateToken,
  revokeToken,
];
export const queries = [getOrganisation, getLetterhead, listTokens];
export const stores = [hasOrdersStore, logoStore];

export { type Founded, type Founding, type FoundingMeans, foundOrganisation } from './found.store.ts';
export { findLogo, logoFormatOf } from './logo.store.ts';
export { type LogoFormat, logoFormat, MOST_LOGO_BYTES } from './logo.ts';
export { LOGO_REFUSED, TOKEN_EXPIRY } from './organisation.problems.ts';
export { parseToken, tokenHash, tokenText } from './token-text.ts';
export { revoked } from './tokens/change.ts';
export { expiryOf } from './tokens/create.ts';
export { tokenEffect } from './tokens/effect.ts';
export { LIMITS_REFUSED, limitsFrom, touchLimits } from './tokens/held.ts';
export { expiryField, mandateFields } from './tokens/input.ts';
export { tokenRow, tokenRowShape } from './tokens/token.queries.ts';
export { limitsShape, tokenView } from './tokens/view.ts';
