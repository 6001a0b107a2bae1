import type pg from 'pg';
import type { Id } from '../kernel/id.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { type Actor, denial, scopeDenial } from './access.ts';
import { Answering } from './answering.ts';
import type { Asked } from './asked.ts';
import { Authentication } from './authentication.ts';
import { Batch } from './batch.ts';
import type { Answer } from './command.ts';
import { onSnapshot, readerOf } from './desk.store.ts';
import { KEY_MALFORMED } from './idempotency.ts';
import { inputHash } from './input-hash.ts';
import type { Lane } from './lane.ts';
import { APPROVAL_NEEDED } from './mandate/mandate.problems.ts';
import { isOnRecord, OnRecord } from './mandate/on-record.ts';
import { queryDenial } from './mandate/reads.ts';
import { type Outcome, PLAN_UNKNOWN } from './outcome.ts';
import { parseInput } from './parse.ts';
import { findPlan, keepPlan } from './plan.store.ts';
import { mayApply, PLAN_LIFE_MINUTES, type PlanAnswer } from './plan.ts';
import { NOT_FOUND } from './problems.ts';
import { type Reader, rowsOf } from './query.ts';
import type { Registry } from './registry.ts';
import { remember } from './remember.ts';
import type { Submission, Verdict } from './submission.ts';
import type { ClaimedToken } from './token.ts';

export interface DeskSettings {
  readonly registry: Registry;
  readonly lane: Lane;
  readonly reads: pg.Pool;
  readonly clock: () => Date;
  readonly newId: () => Id;
  readonly parseToken: (text: string) => ClaimedToken | null;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Where every adapter comes: who asks, may they, and then the lane, a plan or an answer. */
export class Desk {
  readonly registry: Registry;
  readonly db: Reader;
  readonly #settings: DeskSettings;
  readonly #record: OnRecord;
  readonly #authentication: Authentication;
  readonly #answering: Answering;

  constructor(settings: DeskSettings) {
    this.#settings = settings;
    this.registry = settings.registry;
    this.db = readerOf(settings.reads);
    this.#record = new OnRecord({ ...settings, db: this.db });
    this.#authentication = new Authentication({ ...settings, db: this.db });
    this.#answering = new Answering({ ...settings, db: this.db, record: this.#record });
  }

  /** Who a bearer token stands for; for a command it may have been looked up a minute ago (Authentication). */
  authenticate(text: string, forCommand = false): Promise<Result<Actor>> {
    return this.#authentication.byText(text, forCommand);
  }

  /** Who a token stands for that was let in by other means than its own secret. */
  actorByToken(org: Id, token: Id): Promise<Result<Actor>> {
    return this.#authentication.byId(org, token);
  }

  /** Whether it would still be let in; looking is no use of it. */
  stillOpens(text: string): Promise<boolean> {
    return this.#authentication.stillOpens(text);
  }

  /** Learns what commands will ask for first, before anybody asks. */
  async remember(orgs: readonly Id[]): Promise<void> {
    const { hints, stores } = this.#settings.lane.means();
    await onSnapshot(this.#settings.reads, (db) => remember(hints, stores, orgs, (all) => rowsOf(db, all)));
  }

  /** Writes down when tokens were last used; called now and then, not at every use. */
  noteUses(): Promise<void> {
    return this.#authentication.noteUses();
  }

  /**
   * Does it, once: the same key with the same input answers the same and does nothing again. What a person has to
   * approve is put before one and refused until then.
   */
  async command(actor: Actor, name: string, raw: unknown, asked: Asked = {}): Promise<Verdict> {
    const { key = null, reason = null } = asked;
    const made = await this.#submission(actor, name, raw, { key, reason });
    if (!made.ok) return made;
    const known = await this.#record.before(actor, key);
    if (known) return known;
    const { submission, weight } = made.value;
    const owned = asked.keyOwner ? { ...submission, keyOwner: asked.keyOwner } : submission;
    const verdict = await this.#settings.lane.submit(owned, weight, asked.bulk);
    if (verdict.ok || !isOnRecord(actor, verdict.problem)) return verdict;
    const outcome = verdict.problem.type === APPROVAL_NEEDED.type ? await this.#outcome(submission) : null;
    return this.#record.refused(actor, { ...submission, raw, outcome }, verdict.problem);
  }

  /** What it would do, with nothing done: the plan can be applied by its id until it expires. */
  async plan(
    actor: Actor,
    name: string,
    raw: unknown,
    reason: string | null = null,
  ): Promise<Result<PlanAnswer>> {
    const made = await this.#submission(actor, name, raw, { key: null, reason });
    if (!made.ok) return made;
    const { submission } = made.value;
    const now = this.#settings.clock();
    const outcome = await this.#outcome(submission);
    const expiresAt = new Date(now.getTime() + PLAN_LIFE_MINUTES * 60_000).toISOString();
    const plan = { id: submission.id, token: actor.token, command: name, input: raw ?? {}, outcome, reason };
    await keepPlan(this.db, actor.org, { ...plan, madeAt: now.toISOString(), expiresAt });
    return done({ plan: plan.id, command: name, expiresAt, outcome });
  }

  #outcome(submission: Submission): Promise<Outcome> {
    const means = this.#settings.lane.means();
    return onSnapshot(this.#settings.reads, (db) =>
      new Batch([submission], { ...means, run: (all) => rowsOf(db, all) }).plan(submission),
    );
  }

  /** Runs a plan when it still means what it showed. Its id is the idempotency key, whoever applies it. */
  async apply(actor: Actor, id: Id, why: string | null = null): Promise<Verdict> {
    const plan = await findPlan(this.db, actor.org, id);
    if (!plan || !mayApply(actor, plan)) return refused(problem(PLAN_UNKNOWN, `there is no plan ${id}`));
    const reason = why ?? plan.reason;
    const made = await this.#submission(actor, plan.command, plan.input, { key: `plan:${id}`, reason });
    if (!made.ok) return made;
    const decided = await this.#record.decided(actor, id);
    if (decided) return decided;
    const { submission, weight } = made.value;
    const { outcome } = plan;
    const planned = { ...submission, keyOwner: plan.token, planned: plan };
    const verdict = await this.#settings.lane.submit(planned, weight);
    if (verdict.ok || !isOnRecord(actor, verdict.problem)) return verdict;
    return this.#record.refused(
      actor,
      { ...submission, id, key: null, raw: plan.input, outcome },
      verdict.problem,
    );
  }

  /** What an adapter refused before any command or query was asked; it goes on record like theirs. */
  denied(actor: Actor, asked: string, why: Problem): Promise<{ ok: false; problem: Problem }> {
    return this.#record.denied(actor, asked, why);
  }

  query(actor: Actor, name: string, raw: unknown): Promise<Result<unknown>> {
    return this.#answering.query(actor, name, raw);
  }

  /** The document an answer is about, as it is now: what a command is answered with in full. */
  async view(actor: Actor, verdict: Verdict & { ok: true }): Promise<unknown> {
    if (verdict.view) return verdict.view();
    const { kind, id } = verdict.answer;
    const query = this.registry.queries.get(`${kind}.get`);
    if (!query || queryDenial(actor, query)) return verdict.answer;
    const found = await this.query(actor, `${kind}.get`, { ref: id });
    return found.ok ? found.value : verdict.answer;
  }

  async #submission(
    actor: Actor,
    name: string,
    raw: unknown,
    { key, reason }: { readonly key: string | null; readonly reason: string | null },
  ): Promise<Result<{ submission: Submission; weight: number }>> {
    const command = this.registry.commands.get(name);
    if (!command) return refused(problem(NOT_FOUND, `there is no command ${name}`));
    const denied = denial(actor, command.permission) ?? scopeDenial(actor, command.scope);
    if (denied) return this.#record.denied(actor, name, denied);
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
      reason,
    };
    return done({ submission, weight: command.weight?.(input.value) ?? 1 });
  }
}

export type { Answer, PlanAnswer, Verdict };
