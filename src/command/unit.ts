import type { Day } from '../kernel/day.ts';
import { dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Actor } from './access.ts';
import type { Answer, Command, Context, Effect } from './command.ts';
import { type Fact, Facts, type Need } from './fact.ts';
import type { Hints } from './hints.ts';
import { accepted, KEY_REUSED, keyName, ownKey } from './idempotency.ts';
import { organisations } from './organisation.ts';
import { type Outcome, outcomeOf, PLAN_EXPIRED, PLAN_STALE, sameOutcome, staleDetail } from './outcome.ts';
import { postToFacts } from './post.ts';
import { PERIOD_CLOSED } from './problems.ts';
import { admittedStill, tokens } from './token.ts';
import { users } from './user.ts';
import type { WrittenEntry, WrittenEvent, WrittenNote } from './written.ts';

/** A command on its way through a lane. */
export interface Submission {
  readonly id: Id;
  readonly command: Command;
  readonly input: unknown;
  readonly actor: Actor;
  readonly key: string | null;
  /** Keys are told apart by token; a plan's key belongs to the token it was made with, whoever applies it. */
  readonly keyOwner: Id;
  readonly inputHash: Buffer | null;
  /** Set when a plan is applied: what was promised to happen, and until when. */
  readonly planned: { readonly outcome: Outcome; readonly expiresAt: string } | null;
}

export type Verdict =
  | { readonly ok: true; readonly answer: Answer; readonly replayed: boolean; readonly view?: () => unknown }
  | { readonly ok: false; readonly problem: Problem };

type Wanted = Map<Fact<unknown>, Map<string, boolean>>;

/** What is not a fact and yet decides nothing by itself: the instant, ids, secrets, and hints what to load. */
export interface UnitMeans {
  readonly now: string;
  readonly newId: () => Id;
  readonly secret: () => string;
  readonly hints: Hints;
}

/** The part of a batch that belongs to one organisation: its facts, and everything its commands will write. */
export class Unit {
  readonly facts = new Facts();
  readonly entries: WrittenEntry[] = [];
  readonly notes: WrittenNote[] = [];
  readonly events: WrittenEvent[] = [];
  readonly org: Id;
  readonly #means: UnitMeans;
  readonly #asked = new Map<Submission, Set<string>>();
  #day: { readonly zone: string; readonly today: Day } | null = null;

  constructor(org: Id, means: UnitMeans) {
    this.org = org;
    this.#means = means;
  }

  /** The facts these commands decide on that have not been loaded yet. */
  missing(submissions: readonly Submission[]): Wanted {
    const wanted: Wanted = new Map();
    let asked: Set<string> | null = null;
    const need: Need = (fact, key, lock) => {
      if (key === null || key === undefined) return null;
      asked?.add(fact.kind);
      const locking = lock === 'lock' || fact.locks;
      const known = this.facts.peek(fact, key, locking);
      if (known === undefined) {
        let keys = wanted.get(fact as Fact<unknown>);
        if (!keys) wanted.set(fact as Fact<unknown>, (keys = new Map()));
        keys.set(key, locking || (keys.get(key) ?? false));
        return this.#means.hints.recall(this.org, fact, key);
      }
      return known;
    };
    need(organisations, this.org);
    for (const submission of submissions) {
      asked = this.#kindsOf(submission);
      need(users, need(tokens, submission.actor.token)?.user);
      if (submission.key !== null) need(accepted, keyName(submission.keyOwner, submission.key));
      submission.command.touches(submission.input, need, submission.actor);
    }
    return wanted;
  }

  /** Whether nothing that this command asked for has been changed by an earlier one of the batch. */
  isUntouched(submission: Submission): boolean {
    const asked = this.#asked.get(submission);
    return asked !== undefined && this.facts.changedKinds.isDisjointFrom(asked);
  }

  #kindsOf(submission: Submission): Set<string> {
    let kinds = this.#asked.get(submission);
    if (!kinds) this.#asked.set(submission, (kinds = new Set()));
    return kinds;
  }

  /** Decides one command on what is known now, and takes its effect into account for those that follow. */
  decide(submission: Submission): Verdict {
    const admitted = admittedStill(
      this.facts,
      submission.actor,
      submission.command.permission,
      this.#means.now,
    );
    if (!admitted.ok) return admitted;
    const repeated = this.#answered(submission);
    if (repeated) return repeated;
    const context = this.context(submission, admitted.value);
    const decided = this.#checked(submission, context);
    const broken = submission.planned && this.#brokenPlan(submission.planned, decided);
    if (broken) return { ok: false, problem: broken };
    if (!decided.ok) return decided;
    this.#apply(submission, decided.value);
    const { answer, view } = decided.value;
    return { ok: true, answer, replayed: false, view };
  }

  /** The decision alone, with nothing taken into account: what a plan shows. */
  plan(submission: Submission): Outcome {
    return outcomeOf(this.#checked(submission, this.context(submission)), this.facts);
  }

  context(submission: Submission, actor = submission.actor): Context {
    const organisation = this.facts.sure(organisations, this.org);
    return {
      actor,
      organisation,
      command: submission.id,
      now: this.#means.now,
      today: this.#today(organisation.timeZone),
      newId: this.#means.newId,
      secret: this.#means.secret,
      source: submission.actor.source,
    };
  }

  #today(zone: string): Day {
    if (this.#day?.zone !== zone) this.#day = { zone, today: dayIn(zone, new Date(this.#means.now)) };
    return this.#day.today;
  }

  #brokenPlan(plan: NonNullable<Submission['planned']>, decided: Result<Effect>): Problem | null {
    if (plan.expiresAt <= this.#means.now)
      return problem(PLAN_EXPIRED, `the plan expired at ${plan.expiresAt}; plan again`);
    const outcome = outcomeOf(decided, this.facts);
    if (sameOutcome(plan.outcome, outcome)) return null;
    return problem(PLAN_STALE, staleDetail(plan.outcome, outcome), { outcome });
  }

  #answered(submission: Submission): Verdict | null {
    const { key, inputHash: hash } = submission;
    const before = key === null ? null : this.facts.get(accepted, keyName(submission.keyOwner, key));
    if (!before) return null;
    const same = before.id === submission.id || (hash && before.inputHash?.equals(hash));
    if (same) return { ok: true, answer: before.answer, replayed: true };
    const detail = `the key "${key}" was used at ${before.at} with other content`;
    return { ok: false, problem: problem(KEY_REUSED, detail, { usedAt: before.at }) };
  }

  #checked(submission: Submission, context: Context): Result<Effect> {
    const decided = submission.command.decide(this.facts, submission.input, context);
    if (!decided.ok) return decided;
    const closed = context.organisation.closedThrough;
    const late = closed && decided.value.entries?.find((entry) => entry.day <= closed);
    return late ? refused(closedPeriod(closed, late)) : decided;
  }

  #apply(submission: Submission, effect: Effect): void {
    for (const { fact, value } of effect.puts ?? []) this.facts.put(fact, value);
    const stamp = { actor: submission.actor.token, command: submission.id, at: this.#means.now };
    for (const entry of effect.entries ?? []) {
      postToFacts(this.facts, entry, this.#means.now);
      this.entries.push({ entry, stamp });
    }
    for (const note of effect.timeline ?? []) this.notes.push({ ...note, id: this.#means.newId(), ...stamp });
    for (const event of effect.events ?? [])
      this.events.push({ ...event, id: this.#means.newId(), at: this.#means.now });
    this.facts.put(accepted, {
      id: submission.id,
      token: submission.keyOwner,
      key: submission.key ?? ownKey(submission.id),
      inputHash: submission.inputHash,
      answer: effect.answer,
      at: this.#means.now,
    });
  }
}

function closedPeriod(closed: Day, entry: Entry): Problem {
  const detail = `entries up to ${closed} are closed; this would post ${entry.event} dated ${entry.day}`;
  return problem(PERIOD_CLOSED, detail, { closedThrough: closed, event: entry.event, day: entry.day });
}
