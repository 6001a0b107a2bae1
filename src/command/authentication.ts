import type { Id } from '../kernel/id.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type Actor, isHeld, UNAUTHENTICATED } from './access.ts';
import { findActor, findActorById, noteTokenUse } from './desk.store.ts';
import type { Reader } from './query.ts';
import type { ClaimedToken } from './token.ts';

export interface AuthenticationMeans {
  readonly db: Reader;
  readonly clock: () => Date;
  readonly parseToken: (text: string) => ClaimedToken | null;
}

/** Finds out who asks, and remembers when tokens were used. */
export class Authentication {
  readonly #means: AuthenticationMeans;
  readonly #known = new Map<string, { actor: Actor; until: number }>();
  readonly #used = new Map<Id, { org: Id; at: string }>();

  constructor(means: AuthenticationMeans) {
    this.#means = means;
  }

  /**
   * Who a bearer token stands for. For a command a token seen lately is taken at its word, because the lane looks
   * at it again in the very transaction that writes; for everything else it is looked up each time. So is a
   * session, because the role of its user may have changed.
   */
  async byText(text: string, forCommand: boolean): Promise<Result<Actor>> {
    const parsed = this.#means.parseToken(text);
    if (!parsed)
      return refused(
        problem(UNAUTHENTICATED, 'send "Authorization: Bearer <token>" with a token of this server'),
      );
    const now = this.#means.clock();
    const name = parsed.hash.toString('hex');
    const known = this.#known.get(name);
    if (forCommand && known && known.until > now.getTime()) return done(known.actor);
    const found = await findActor(this.#means.db, parsed, now.toISOString());
    if (!found.ok) return found;
    const { org, token } = found.value;
    if (this.#known.size > 10_000) this.#known.clear();
    if (isPlain(found.value)) this.#known.set(name, { actor: found.value, until: now.getTime() + 60_000 });
    this.#used.set(token, { org, at: now.toISOString() });
    return found;
  }

  /** Whether it would still be let in; looking is no use of it. */
  async stillOpens(text: string): Promise<boolean> {
    const parsed = this.#means.parseToken(text);
    return parsed !== null && (await findActor(this.#means.db, parsed, this.#means.clock().toISOString())).ok;
  }

  async byId(org: Id, token: Id): Promise<Result<Actor>> {
    const now = this.#means.clock().toISOString();
    const found = await findActorById(this.#means.db, org, token, now);
    if (found.ok) this.#used.set(token, { org, at: now });
    return found;
  }

  async noteUses(): Promise<void> {
    const used = [...this.#used];
    this.#used.clear();
    for (const [token, { org, at }] of used) await noteTokenUse(this.#means.db, org, token, at);
  }
}

/** Nobody stands behind it and it is held to nothing: only its own row can change what it may. */
const isPlain = (actor: Actor): boolean =>
  actor.user === undefined && actor.person === undefined && !isHeld(actor);
