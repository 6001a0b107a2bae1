import { hasOrdersStore } from './has-orders.store.ts';
import { removeLogo, setLogo } from './logo.commands.ts';
import { logoStore } from './logo.store.ts';
import { updateOrganisation } from './organisation.commands.ts';
import { getLetterhead, getOrganisation } from './organisation.queries.ts';
import { createToken, revokeToken } from './token.commands.ts';
import { listTokens } from './token.queries.ts';

export const commands = [updateOrganisation, setLogo, removeLogo, createToken, revokeToken];
export const queries = [getOrganisation, getLetterhead, listTokens];
export const stores = [hasOrdersStore, logoStore];

export { type Founded, type Founding, type FoundingMeans, foundOrganisation } from './found.store.ts';
export { findLogo, logoFormatOf } from './logo.store.ts';
export { type LogoFormat, logoFormat, MOST_LOGO_BYTES } from './logo.ts';
export { LOGO_REFUSED } from './organisation.problems.ts';
export { parseToken, tokenHash, tokenText } from './token-text.ts';
