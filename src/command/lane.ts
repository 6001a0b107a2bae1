import type { Id } from '../kernel/id.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { Connection, ConnectionLost, type ConnectionSettings, sqlState } from '../store/connection.ts';
import { Batch, type Stores } from './batch.ts';
import { MOST_LINES } from './command.ts';
import { acceptedStore } from './core.store.ts';
import { Hints } from './hints.ts';
import { keyName, ownKey } from './idempotency.ts';
import { poisoned } from './poisoned.ts';
import { BUSY } from './problems.ts';
import type { Submission, Verdict } from './submission.ts';

export const MOST_COMMANDS = 256;
const MOST_WAITING = 20_000;
const MOST_TRIES = 8;

interface Waiting {
  readonly submission: Submission;
  readonly weight: number;
  readonly settle: (verdict: Verdict) => void;
}

export interface LaneSettings {
  readonly connection: ConnectionSettings;
  readonly stores: Stores;
  readonly clock: () => Date;
  readonly newId: () => Id;
  /** 32 random bytes, base64url: what new tokens are made of. */
  readonly secret: () => string;
  readonly report?: (what: string, error: unknown) => void;
}

/**
 * Group commit (docs/decisions/0001): commands wait here and are executed in arrival order, as many in
 * one transaction as are waiting. There is no timer; a batch forms while the one before it commits.
 */
export class Lane {
  readonly #settings: LaneSettings;
  readonly #people: Waiting[] = [];
  readonly #bulk: Waiting[] = [];
  readonly #hints = new Hints();
  #connection: Connection | null = null;
  #running: Promise<void> | null = null;
  /** How many commands each of the last batches held, for metrics. */
  onBatch: ((commands: number, seconds: number) => void) | null = null;

  constructor(settings: LaneSettings) {
    this.#settings = settings;
  }

  get waiting(): number {
    return this.#people.length + this.#bulk.length;
  }

  submit(submission: Submission, weight = 1, bulk = false): Promise<Verdict> {
    if (this.waiting >= MOST_WAITING) {
      return Promise.resolve({
        ok: false,
        problem: problem(BUSY, `${this.waiting} commands are waiting already`),
      });
    }
    return new Promise((settle) => {
      (bulk ? this.#bulk : this.#people).push({ submission, weight, settle });
      this.#running ??= this.#pump();
    });
  }

  /** What a batch or a plan begins with, now. */
  means() {
    const { stores, clock, newId, secret } = this.#settings;
    return { stores, now: clock().toISOString(), newId, secret, hints: this.#hints };
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#connection?.close();
  }

  async #pump(): Promise<void> {
    // Let everything that arrived in this turn of the event loop into the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting) {
      const batch = this.#take();
      const started = performance.now();
      const verdicts = await this.#execute(batch.map((waiting) => waiting.submission));
      for (const [i, waiting] of batch.entries()) waiting.settle(verdicts[i] as Verdict);
      this.onBatch?.(batch.length, (performance.now() - started) / 1000);
    }
    this.#running = null;
  }

  /** People first; bulk work gets the rest, at most half while people wait. */
  #take(): Waiting[] {
    const crowded = this.#people.length > 0 && this.#bulk.length > 0;
    const people = takeFrom(this.#people, crowded ? MOST_COMMANDS / 2 : MOST_COMMANDS, MOST_LINES);
    const left = MOST_COMMANDS - people.length;
    const room = crowded ? Math.min(left, MOST_COMMANDS / 2) : left;
    const lines = MOST_LINES - people.reduce((sum, waiting) => sum + waiting.weight, 0);
    // A command larger than a whole batch has it to itself.
    if (lines < 0) return people;
    return [
      ...people,
      ...takeFrom(this.#bulk, room, people.length ? Math.min(lines, MOST_LINES / 2) : MOST_LINES),
    ];
  }

  async #execute(submissions: readonly Submission[], tries = 0): Promise<Verdict[]> {
    try {
      return await this.#attempt(submissions);
    } catch (error) {
      if (isLost(error)) return this.#recover(submissions, tries, error);
      if (AGAIN.has(sqlState(error) ?? '') && tries < MOST_TRIES) {
        await pause(tries * 2 * Math.random());
        return this.#execute(submissions, tries + 1);
      }
      // What failed in our own code has left a transaction open.
      await this.#connection?.close();
      const report = this.#settings.report;
      if (submissions.length === 1) return [{ ok: false, problem: poisoned(error, report) }];
      const half = submissions.length >> 1;
      return [
        ...(await this.#execute(submissions.slice(0, half))),
        ...(await this.#execute(submissions.slice(half))),
      ];
    }
  }

  async #attempt(submissions: readonly Submission[]): Promise<Verdict[]> {
    // A connection at hand is not awaited: what this batch loads is on its way to the database before the answers
    // of the batch before are written out, and the two go on side by side.
    const kept = this.#connection;
    const connection = kept && !kept.broken ? kept : await this.#open();
    const run = (statements: Parameters<Connection['run']>[0]) => connection.run(statements);
    const verdicts = await new Batch(submissions, { ...this.means(), run }).execute();
    for (const verdict of verdicts) {
      const cause = verdict.ok ? null : (verdict.problem as Problem & { cause?: unknown }).cause;
      if (cause) this.#settings.report?.('a command could not be decided', cause);
    }
    return verdicts;
  }

  /** The connection was lost, perhaps while committing: what is found was done, the rest runs again. */
  async #recover(submissions: readonly Submission[], tries: number, error: unknown): Promise<Verdict[]> {
    this.#connection = null;
    if (tries >= MOST_TRIES) {
      this.#settings.report?.('the database cannot be reached', error);
      const why = problem(
        BUSY,
        'the database cannot be reached; nothing is known to be lost, ask again with the same key',
      );
      return submissions.map(() => ({ ok: false, problem: why }));
    }
    await pause(50 * 2 ** tries);
    try {
      const done = await this.#found(submissions);
      const rest = submissions.filter((submission) => !done.has(submission.id)).map(inDoubt);
      const verdicts = rest.length ? await this.#execute(rest, tries + 1) : [];
      for (const [i, submission] of rest.entries()) done.set(submission.id, verdicts[i] as Verdict);
      return submissions.map((submission) => done.get(submission.id) as Verdict);
    } catch (again) {
      return this.#recover(submissions, tries + 1, again);
    }
  }

  async #found(submissions: readonly Submission[]): Promise<Map<Id, Verdict>> {
    const connection = await this.#open();
    const found = new Map<Id, Verdict>();
    for (const org of new Set(submissions.map((submission) => submission.actor.org))) {
      const own = submissions.filter((submission) => submission.actor.org === org);
      const keys = own.map(({ id, key, keyOwner }) => keyName(keyOwner, key ?? ownKey(id)));
      const { load, read } = acceptedStore.load(org, keys, []);
      const done = new Map(read(await connection.run(load)).map((row) => [row.id, row.answer]));
      for (const { id } of own) {
        const answer = done.get(id);
        if (answer) found.set(id, { ok: true, answer, replayed: true });
      }
    }
    return found;
  }

  async #open(): Promise<Connection> {
    if (this.#connection && !this.#connection.broken) return this.#connection;
    await this.#connection?.close();
    this.#connection = null;
    this.#connection = await Connection.open(this.#settings.connection);
    return this.#connection;
  }
}

/** Deadlock, serialization failure, lock timeout; unique and foreign-key violations, decided again on new facts. */
const AGAIN = new Set(['40P01', '40001', '55P03', '23505', '23503']);

/** The connection, or the server is going down, coming up, full, or out of patience with us. */
function isLost(error: unknown): boolean {
  return error instanceof ConnectionLost || /^(08|53|57P|25P0[34])/.test(sqlState(error) ?? '');
}

/** A COMMIT on its way may arrive even later: a command without a key looks for itself each time it is decided. */
const inDoubt = (submission: Submission): Submission =>
  submission.key === null ? { ...submission, key: ownKey(submission.id) } : submission;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function takeFrom(queue: Waiting[], mostCommands: number, mostLines: number): Waiting[] {
  let lines = 0;
  let count = 0;
  while (count < queue.length && count < mostCommands) {
    lines += (queue[count] as Waiting).weight;
    // A command larger than a whole batch runs, alone.
    if (lines > mostLines && count > 0) break;
    count++;
  }
  return queue.splice(0, count);
}
