import type { Day } from '../kernel/day.ts';
import { dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, refused } from '../kernel/problem.ts';
import { closedPeriod } from './closed-period.ts';
import type { Context, Effect } from './command.ts';
import { type Fact, Facts, type Need } from './fact.ts';
import type { Hints } from './hints.ts';
import { accepted, answeredBefore, keyName, ownKey } from './idempotency.ts';
import type { AboutOf } from './mandate/about.ts';
import type { AuditEntry } from './mandate/audit.store.ts';
import { isNarrowed } from './mandate/limits.ts';
import { approvalNeeded, auditOf, type Checked, free, Mandates, type Named } from './mandate/mandates.ts';
import { tokenUses } from './mandate/token-use.ts';
import { organisations } from './organisation.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { brokenPlan } from './plan.ts';
import { postToFacts } from './post.ts';
import type { Submission, Verdict } from './submission.ts';
import { admittedStill, asLetIn, type Token, tokens, userOf } from './token.ts';
import { users } from './user.ts';
import type { WrittenEntry, WrittenEvent, WrittenNote } from './written.ts';

type Wanted = Map<Fact<unknown>, Map<string, boolean>>;

/** What is not a fact and yet decides nothing by itself: the instant, ids, secrets, and hints what to load. */
export interface UnitMeans {
  readonly now: string;
  readonly newId: () => Id;
  readonly secret: () => string;
  readonly hints: Hints;
  /** What records are about, for tokens that may not touch everything. */
  readonly aboutOf: AboutOf;
}

/** The part of a batch that belongs to one organisation: its facts, and everything its commands will write. */
export class Unit {
  readonly facts = new Facts();
  readonly entries: WrittenEntry[] = [];
  readonly notes: WrittenNote[] = [];
  readonly events: WrittenEvent[] = [];
  readonly audits: AuditEntry[] = [];
  readonly org: Id;
  readonly #means: UnitMeans;
  readonly #mandates: Mandates;
  readonly #asked = new Map<Submission, Set<string>>();
  readonly #named = new Map<Submission, Named[]>();
  #day: { readonly zone: string; readonly today: Day } | null = null;

  constructor(org: Id, means: UnitMeans) {
    this.org = org;
    this.#means = means;
    this.#mandates = new Mandates(this.facts, means.aboutOf);
  }

  /** The facts these commands decide on that have not been loaded yet. */
  missing(submissions: readonly Submission[]): Wanted {
    const wanted: Wanted = new Map();
    let asked: Set<string> | null = null;
    let named: Named[] | null = null;
    const need: Need = (fact, key, lock) => {
      if (key === null || key === undefined) return null;
      asked?.add(fact.kind);
      named?.push({ fact: fact as Fact<unknown>, key });
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
    const organisation = need(organisations, this.org);
    for (const submission of submissions) {
      asked = this.#kindsOf(submission);
      const token = need(tokens, submission.actor.token);
      need(users, userOf(token));
      this.#mandates.touch(token, () => this.#today(organisation?.timeZone ?? 'UTC'), need);
      if (submission.key !== null) need(accepted, keyName(submission.keyOwner, submission.key));
      if (isNarrowed(token?.limits ?? null)) this.#named.set(submission, (named = []));
      submission.command.touches(submission.input, need, submission.actor);
      named = null;
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
    const admitted = admittedStill(this.facts, submission.actor, submission.command, this.#means.now);
    if (!admitted.ok) return admitted;
    const repeated = this.#answered(submission);
    if (repeated) return repeated;
    const context = this.context(submission, admitted.value);
    const hidden = this.#hidden(submission);
    if (hidden) return { ok: false, problem: hidden };
    const { decided, causes, used } = this.#checked(submission, context);
    const outcome = submission.planned && outcomeOf(decided, this.facts);
    const broken = outcome && brokenPlan(submission.planned, outcome, this.#means.now);
    if (broken) return { ok: false, problem: broken };
    if (!decided.ok) return decided;
    if (causes.length) return { ok: false, problem: approvalNeeded(causes) };
    if (used) this.facts.put(tokenUses, used);
    this.#apply(submission, decided.value);
    const { answer, view } = decided.value;
    return { ok: true, answer, replayed: false, view };
  }

  /** The decision alone, with nothing taken into account: what a plan shows. */
  plan(submission: Submission): Outcome {
    const hidden = this.#hidden(submission);
    if (hidden) return { refused: true, problem: hidden };
    const { decided, causes } = this.#checked(submission, this.context(submission));
    return outcomeOf(decided, this.facts, causes);
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

  #answered(submission: Submission): Verdict | null {
    const { key, keyOwner } = submission;
    const before = key === null ? null : this.facts.get(accepted, keyName(keyOwner, key));
    return before && answeredBefore(before, submission);
  }

  /** The effect, if what it would do is allowed; what a person has to decide; what the day comes to. */
  #checked(submission: Submission, context: Context): Checked {
    const decided = submission.command.decide(this.facts, submission.input, context);
    if (!decided.ok) return free(decided);
    const late = closedPeriod(context.organisation.closedThrough, decided.value.entries);
    if (late) return free(refused(late));
    return this.#mandates.judged(submission.command.scope, this.#token(submission), decided.value, context);
  }

  #token({ actor }: Submission): Token {
    return asLetIn(this.facts.sure(tokens, actor.token), actor);
  }

  #hidden(submission: Submission): Problem | null {
    const named = this.#named.get(submission);
    return named ? this.#mandates.hidden(this.#token(submission), named) : null;
  }

  #apply(submission: Submission, effect: Effect): void {
    for (const { fact, value } of effect.puts ?? []) this.facts.put(fact, value);
    const { by } = effect;
    const actor = by?.token ?? submission.actor.token;
    const stamp = { actor, command: submission.id, at: this.#means.now };
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
    if (by || submission.actor.agent !== undefined || submission.reason) {
      const { command, actor: asked, reason = null } = submission;
      const done = { ...stamp, id: this.#means.newId(), name: command.name, reason, actor: asked };
      this.audits.push(auditOf(effect, done));
    }
  }
}
