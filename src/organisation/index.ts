import { hasOrdersStore } from './has-orders.store.ts';
import { updateOrganisation } from './organisation.commands.ts';
import { getOrganisation } from './organisation.queries.ts';
import { createToken, revokeToken } from './token.commands.ts';
import { listTokens } from './token.queries.ts';

export const commands = [updateOrganisation, createToken, revokeToken];
export const queries = [getOrganisation, listTokens];
export const stores = [hasOrdersStore];

export { type Founded, type Founding, type FoundingMeans, foundOrganisation } from './found.store.ts';
export { parseToken, tokenHash, tokenText } from './token-text.ts';
