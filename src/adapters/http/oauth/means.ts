import type { Actor } from '../../../command/access.ts';
import type { Desk } from '../../../command/desk.ts';
import { SCOPES } from '../../../command/mandate/scope.ts';
import type { Id } from '../../../kernel/id.ts';
import { done, type Result } from '../../../kernel/problem.ts';
import type { Account } from '../../../oauth/index.ts';

/** What somebody agreed to. */
export interface Agreed {
  readonly agent: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
}

/** What signing in by OAuth asks of the house. */
export interface OAuthMeans {
  /** Each scope with its sentence. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Makes the token a client acts with from then on; the same key makes no second one. */
  connect(actor: Actor, agreed: Agreed, key: string): Promise<Result<Account>>;
  /** Who stands behind it now; refused once it was revoked. */
  actorOf(account: Account): Promise<Result<Actor>>;
}

export const meansOf = (desk: Desk): OAuthMeans => ({
  scopes: SCOPES,
  connect: async (actor, agreed, key) => {
    const made = await desk.command(actor, 'assistant.connect', agreed, { key });
    return made.ok ? done({ org: actor.org, token: made.answer.id as Id }) : made;
  },
  actorOf: ({ org, token }) => desk.actorByToken(org, token),
});
