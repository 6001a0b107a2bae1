import type pg from 'pg';
import type { Id } from '../kernel/id.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type Actor, denial, UNAUTHENTICATED } from './access.ts';
import { Batch } from './batch.ts';
import type { Answer } from './command.ts';
import { askingOn, findActor, noteTokenUse, onSnapshot, readerOf } from './desk.store.ts';
import { KEY_MALFORMED } from './idempotency.ts';
import { inputHash } from './input-hash.ts';
import type { Lane } from './lane.ts';
import { type Outcome, PLAN_UNKNOWN } from './outcome.ts';
import { parseInput } from './parse.ts';
import { findPlan, keepPlan } from './plan.store.ts';
import { PLAN_LIFE_MINUTES } from './plan.ts';
import { NOT_FOUND } from './problems.ts';
import { type Reader, rowsOf } from './query.ts';
import type { Registry } from './registry.ts';
import { remember } from './remember.ts';
import type { ClaimedToken } from './token.ts';
import type { Submission, Verdict } from './unit.ts';

export interface DeskSettings {
  readonly registry: Registry;
  readonly lane: Lane;
  readonly reads: pg.Pool;
  readonly clock: () => Date;
  readonly newId: () => Id;
  readonly parseToken: (text: string) => ClaimedToken | null;
}

export interface Asked {
  readonly key?: string | null;
  /** Work nobody sits waiting for: takes at most half of a batch while people wait. */
  readonly bulk?: boolean;
  /** Whose key it is, where work begun by one token is gone on with by another. */
  readonly keyOwner?: Id;
}

export interface PlanAnswer {
  readonly plan: Id;
  readonly command: string;
  readonly expiresAt: string;
  readonly outcome: Outcome;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Where every adapter comes: who asks, may they, and then the lane, a plan or an answer. */
export class Desk {
  readonly registry: Registry;
  readonly db: Reader;
  readonly #settings: DeskSettings;
  readonly #known = new Map<string, { actor: Actor; until: number }>();
  readonly #used = new Map<Id, { org: Id; at: string }>();

  constructor(settings: DeskSettings) {
    this.#settings = settings;
    this.registry = settings.registry;
    this.db = readerOf(settings.reads);
  }

  /**
   * Who a bearer token stands for. For a command a token seen lately is taken at its word, because the lane looks
   * at it again in the very transaction that writes; for everything else it is looked up each time. So is a
   * session, because the role of its user may have changed.
   */
  async authenticate(text: string, forCommand = false): Promise<Result<Actor>> {
    const parsed = this.#settings.parseToken(text);
    if (!parsed)
      return refused(
        problem(UNAUTHENTICATED, 'send "Authorization: Bearer <token>" with a token of this server'),
      );
    const now = this.#settings.clock();
    const name = parsed.hash.toString('hex');
    const known = this.#known.get(name);
    if (forCommand && known && known.until > now.getTime()) return done(known.actor);
    const found = await findActor(this.db, parsed, now.toISOString());
    if (!found.ok) return found;
    const { org, token, user } = found.value;
    if (this.#known.size > 10_000) this.#known.clear();
    if (!user) this.#known.set(name, { actor: found.value, until: now.getTime() + 60_000 });
    this.#used.set(token, { org, at: now.toISOString() });
    return found;
  }

  /** Whether it would still be let in; looking is no use of it. */
  async stillOpens(text: string): Promise<boolean> {
    const parsed = this.#settings.parseToken(text);
    return parsed !== null && (await findActor(this.db, parsed, this.#settings.clock().toISOString())).ok;
  }

  /** Learns what commands will ask for first, before anybody asks. */
  async remember(orgs: readonly Id[]): Promise<void> {
    const { hints, stores } = this.#settings.lane.means();
    await onSnapshot(this.#settings.reads, (db) => remember(hints, stores, orgs, (all) => rowsOf(db, all)));
  }

  /** Writes down when tokens were last used; called now and then, not at every use. */
  async noteUses(): Promise<void> {
    const used = [...this.#used];
    this.#used.clear();
    for (const [token, { org, at }] of used) await noteTokenUse(this.db, org, token, at);
  }

  /** Does it, once: the same key with the same input answers the same and does nothing again. */
  async command(actor: Actor, name: string, raw: unknown, asked: Asked = {}): Promise<Verdict> {
    const made = this.#submission(actor, name, raw, asked.key ?? null);
    if (!made.ok) return made;
    const { submission, weight } = made.value;
    const owned = asked.keyOwner ? { ...submission, keyOwner: asked.keyOwner } : submission;
    return this.#settings.lane.submit(owned, weight, asked.bulk);
  }

  /** What it would do, with nothing done: the plan can be applied by its id until it expires. */
  async plan(actor: Actor, name: string, raw: unknown): Promise<Result<PlanAnswer>> {
    const made = this.#submission(actor, name, raw, null);
    if (!made.ok) return made;
    const { submission } = made.value;
    const now = this.#settings.clock();
    const means = this.#settings.lane.means();
    const outcome = await onSnapshot(this.#settings.reads, (db) =>
      new Batch([submission], { ...means, run: (all) => rowsOf(db, all) }).plan(submission),
    );
    const expiresAt = new Date(now.getTime() + PLAN_LIFE_MINUTES * 60_000).toISOString();
    const plan = { id: submission.id, token: actor.token, command: name, input: raw ?? {}, outcome };
    await keepPlan(this.db, actor.org, { ...plan, madeAt: now.toISOString(), expiresAt });
    return done({ plan: plan.id, command: name, expiresAt, outcome });
  }

  /** Runs a plan when it still means what it showed. Its id is the idempotency key, whoever applies it. */
  async apply(actor: Actor, id: Id): Promise<Verdict> {
    const plan = await findPlan(this.db, actor.org, id);
    if (!plan) return refused(problem(PLAN_UNKNOWN, `there is no plan ${id}`));
    const made = this.#submission(actor, plan.command, plan.input, `plan:${id}`);
    if (!made.ok) return made;
    const { submission, weight } = made.value;
    const planned = { outcome: plan.outcome, expiresAt: plan.expiresAt };
    return this.#settings.lane.submit({ ...submission, keyOwner: plan.token, planned }, weight);
  }

  async query(actor: Actor, name: string, raw: unknown): Promise<Result<unknown>> {
    const query = this.registry.queries.get(name);
    if (!query) return refused(problem(NOT_FOUND, `there is no query ${name}`));
    const denied = denial(actor, query.permission);
    if (denied) return refused(denied);
    const input = parseInput(query.input, raw);
    if (!input.ok) return input;
    const now = this.#settings.clock().toISOString();
    const run = (db: Reader) => query.run(input.value, askingOn(db, actor, now));
    // A page is one statement; what opens a document takes several.
    return query.paged ? run(this.db) : onSnapshot(this.#settings.reads, run);
  }

  /** The document an answer is about, as it is now: what a command is answered with in full. */
  async view(actor: Actor, verdict: Verdict & { ok: true }): Promise<unknown> {
    if (verdict.view) return verdict.view();
    const { kind, id } = verdict.answer;
    if (!this.registry.queries.has(`${kind}.get`)) return verdict.answer;
    const found = await this.query(actor, `${kind}.get`, { ref: id });
    return found.ok ? found.value : verdict.answer;
  }

  #submission(
    actor: Actor,
    name: string,
    raw: unknown,
    key: string | null,
  ): Result<{ submission: Submission; weight: number }> {
    const command = this.registry.commands.get(name);
    if (!command) return refused(problem(NOT_FOUND, `there is no command ${name}`));
    const denied = denial(actor, command.permission);
    if (denied) return refused(denied);
    if (key !== null && !KEY.test(key)) {
      return refused(problem(KEY_MALFORMED, 'an idempotency key is 1 to 200 visible ASCII characters'));
    }
    const input = parseInput(command.input, raw);
    if (!input.ok) return input;
    const submission: Submission = {
      id: this.#settings.newId(),
      command,
      input: input.value,
      actor,
      key,
      keyOwner: actor.token,
      inputHash: key === null ? null : inputHash(command, raw),
      planned: null,
    };
    return done({ submission, weight: command.weight?.(input.value) ?? 1 });
  }
}

export type { Answer, Verdict };
