import type { Id } from '../kernel/id.ts';
import { problem } from '../kernel/problem.ts';
import { writeLedger } from '../ledger/ledger.store.ts';
import type { BinPosition, Position } from '../ledger/position.ts';
import { combine } from '../store/combine.ts';
import { BEGIN, COMMIT, ROLLBACK, type Row, type Statement } from '../store/statement.ts';
import { type Change, type Fact, type FactStore, isDocument, type Loading, RANK } from './fact.ts';
import { writeOutbox, writeTimeline } from './journal.store.ts';
import { writeAudit } from './mandate/audit.store.ts';
import { organisations } from './organisation.ts';
import { FAULT } from './problems.ts';
import { binPositions, positions } from './stock-facts.ts';
import type { Submission, Verdict } from './submission.ts';
import { Unit, type UnitMeans } from './unit.ts';

export type Stores = ReadonlyMap<string, FactStore<unknown>>;
/** Sends statements and answers with their rows. */
export type Run = (statements: readonly Statement[]) => Promise<Row[][]>;

const MOST_ROUNDS = 12;

export interface BatchMeans extends Omit<UnitMeans, 'aboutOf'> {
  readonly stores: Stores;
  readonly run: Run;
}

/** The commands of one transaction, decided in order and written together. */
export class Batch {
  readonly #submissions: readonly Submission[];
  readonly #units = new Map<Id, Unit>();
  readonly #means: BatchMeans;
  #begun = false;

  constructor(submissions: readonly Submission[], means: BatchMeans) {
    this.#submissions = submissions;
    this.#means = means;
    const aboutOf = (kind: string) => means.stores.get(kind)?.about;
    for (const { actor } of submissions) {
      if (!this.#units.has(actor.org)) this.#units.set(actor.org, new Unit(actor.org, { ...means, aboutOf }));
    }
  }

  /** Loads, decides, writes and commits; throws when the database does, with nothing written. */
  async execute(): Promise<Verdict[]> {
    await this.#load(this.#submissions, true);
    const verdicts: Verdict[] = [];
    for (const submission of this.#submissions) verdicts.push(await this.#decide(submission));
    const writes = this.#writes();
    const began = this.#begun ? [] : [BEGIN];
    await this.#means.run(writes.length ? [...began, ...writes, COMMIT] : this.#begun ? [ROLLBACK] : []);
    return verdicts;
  }

  /** Decides one command on a snapshot, without locks and without writing. */
  async plan(submission: Submission) {
    await this.#load([submission], false);
    return this.#unit(submission).plan(submission);
  }

  #unit(submission: Submission): Unit {
    return this.#units.get(submission.actor.org) as Unit;
  }

  async #decide(submission: Submission): Promise<Verdict> {
    // What an earlier command of the batch made may lead this one to facts not loaded yet.
    if (!this.#unit(submission).isUntouched(submission)) await this.#load([submission], true);
    try {
      return this.#unit(submission).decide(submission);
    } catch (error) {
      return {
        ok: false,
        problem: { ...problem(FAULT, 'the command could not be decided'), cause: error } as never,
      };
    }
  }

  async #load(submissions: readonly Submission[], locking: boolean): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const loadings = this.#loadings(submissions, locking);
      if (!loadings.length) return;
      const locks = loadings.flatMap(({ loading }) => loading.lock);
      const loads = loadings.flatMap(({ loading }) => loading.load);
      const began = this.#begun || !locking ? [] : [BEGIN];
      const rows = await this.#means.run([...began, ...locks, ...loads]);
      if (locking) this.#begun = true;
      let lockAt = began.length;
      let at = lockAt + locks.length;
      for (const { unit, fact, loading, keys, locked } of loadings) {
        const held = rows.slice(lockAt, lockAt + loading.lock.length).flat().length;
        const answered = rows.slice(at, at + loading.load.length);
        const values = loading.read(answered);
        const outdated = loading.outdated?.(answered) ?? [];
        if (outdated.length) this.#means.hints.forget(unit.org, fact, outdated);
        const loaded = outdated.length ? keys.filter((key) => !outdated.includes(key)) : keys;
        const sure = !locking || held >= countOf(fact, values, locked);
        unit.facts.take(fact, loaded, sure ? locked : NONE, values);
        this.#means.hints.learn(unit.org, fact, values);
        lockAt += loading.lock.length;
        at += loading.load.length;
      }
    }
    throw new Error('a command keeps naming facts that never load');
  }

  /**
   * What one round loads, in the order of locks. A document tells which positions its command needs: while documents
   * are missing, counters and positions wait, so that those of the whole batch are locked in one go. Locked in two,
   * three servers on five products stood still in a deadlock most of the time.
   */
  #loadings(submissions: readonly Submission[], locking: boolean): Planned[] {
    const loadings = this.#missing(submissions, locking);
    const documents = locking && loadings.some(({ fact }) => isDocument(fact));
    const now = documents ? loadings.filter(({ fact }) => fact.rank <= RANK.payment) : loadings;
    return now.sort(byLockOrder);
  }

  #missing(submissions: readonly Submission[], locking: boolean): Planned[] {
    const loadings: Planned[] = [];
    for (const unit of this.#units.values()) {
      const own = submissions.filter((submission) => submission.actor.org === unit.org);
      if (!own.length) continue;
      for (const [fact, wanted] of unit.missing(own)) {
        const keys = [...wanted.keys()].sort();
        // Planning takes no locks, yet must count what it reads as good enough to decide on.
        const locked = new Set(keys.filter((key) => wanted.get(key)));
        const remembered = (key: string) => this.#means.hints.recall(unit.org, fact, key);
        const loading = this.#store(fact).load(unit.org, keys, locking ? [...locked] : [], remembered);
        loadings.push({ unit, fact, keys, locked, loading });
      }
    }
    return loadings;
  }

  #store(fact: Fact<unknown>): FactStore<unknown> {
    const store = this.#means.stores.get(fact.kind);
    if (!store) throw new Error(`nothing stores ${fact.kind}; is its store listed in its trade's index?`);
    return store;
  }

  #writes(): Statement[] {
    const statements: Statement[] = [];
    for (const unit of this.#units.values()) {
      const changes = [...unit.facts.changes()].sort(([a], [b]) => a.rank - b.rank);
      for (const [fact, changed] of changes) statements.push(...this.#store(fact).save(unit.org, changed));
      const of = <V>(fact: Fact<V>) =>
        (changes.find(([f]) => f.kind === fact.kind)?.[1] ?? []) as Change<V>[];
      statements.push(
        ...writeTimeline(unit.org, unit.notes),
        ...writeOutbox(unit.org, unit.events),
        ...writeAudit(unit.org, unit.audits),
        ...writeLedger(unit.org, {
          entries: unit.entries,
          positions: of<Position>(positions),
          bins: of<BinPosition>(binPositions),
          guarded: unit.facts.get(organisations, unit.org)?.stockGuard === 'enforce',
        }),
      );
    }
    return combine(statements);
  }
}

interface Planned {
  readonly unit: Unit;
  readonly fact: Fact<unknown>;
  readonly keys: string[];
  readonly locked: Set<string>;
  readonly loading: Loading<unknown>;
}

/**
 * The same in every process, whatever its commands came in with. Idempotency keys take no locks and are read last:
 * whoever sees what another process did with the same key must see the key too.
 */
function byLockOrder(a: Planned, b: Planned): number {
  const place = ({ fact: { rank } }: Planned) => (rank === RANK.key ? Number.MAX_SAFE_INTEGER : rank);
  if (a.fact.rank !== b.fact.rank) return place(a) - place(b);
  if (a.fact.kind !== b.fact.kind) return a.fact.kind < b.fact.kind ? -1 : 1;
  return a.unit.org < b.unit.org ? -1 : 1;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * How many records go by these names. Where fewer rows were locked than there are records a moment later, one of them
 * appeared in between: nothing may be decided on it before it is locked too, or two processes promise the same units.
 */
function countOf<V>(fact: Fact<V>, values: readonly V[], named: ReadonlySet<string>): number {
  if (!named.size) return 0;
  const found = new Set<string>();
  for (const value of values) {
    const names = fact.names(value);
    if (names.some((name) => named.has(name))) found.add(names[0]!);
  }
  return found.size;
}
