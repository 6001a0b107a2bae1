import type { Id } from '../kernel/id.ts';
import { isId } from '../kernel/id.ts';
import type { Payload } from './record.ts';

/** Whom the authorization server lets in: a token of ours, which acts for the person who agreed. */
export interface Account {
  readonly org: Id;
  readonly token: Id;
}

export const accountText = ({ org, token }: Account): string => `${org}.${token}`;

export function parseAccount(text: unknown): Account | null {
  const [org, token, more] = typeof text === 'string' ? text.split('.') : [];
  return org && token && more === undefined && isId(org) && isId(token) ? { org, token } : null;
}

/** What an access token says of itself. */
export interface Access {
  readonly account: Account;
  /** The address it is for, such as https://allot.example/mcp. */
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

export function accessOf({ accountId, aud, scope, exp }: Payload): Access | null {
  const account = parseAccount(accountId);
  if (!account || typeof aud !== 'string' || typeof exp !== 'number') return null;
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  return { account, audience: aud, scopes, expiresAt: new Date(exp * 1000) };
}
