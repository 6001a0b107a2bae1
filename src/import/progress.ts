import type { Verdict } from '../command/desk.ts';
import type { ImportHouse } from './import-house.ts';
import { type ImportJob, type JobFault, noteProgress } from './import-job.store.ts';

export type Outcome = 'created' | 'alreadyThere' | 'flagged' | 'updated' | 'refused';
export type Counts = Record<Outcome, number>;

export const noCounts = (): Counts => ({ created: 0, alreadyThere: 0, flagged: 0, updated: 0, refused: 0 });

export type OnProgress = (done: number, total: number, counts: Counts) => void;

const NOTE_EVERY_MS = 500;

interface Settled {
  readonly outcome: Outcome;
  readonly fault: JobFault | undefined;
}

/** How far an import is: kept in the database now and then, so that an interrupted one goes on from there. */
export class Progress {
  readonly counts: Counts;
  readonly faults: JobFault[];
  readonly #house: ImportHouse;
  readonly #job: ImportJob;
  readonly #settled: Settled[] = [];
  readonly #onProgress: OnProgress | undefined;
  /** What is written down: no more than goes with `doneUpTo`, since what lies beyond is met again. */
  readonly #kept: { readonly counts: Counts; readonly faults: JobFault[] };
  #doneUpTo: number;
  #finished = 0;
  #notedAt = performance.now();
  #noting: Promise<void> = Promise.resolve();

  constructor(house: ImportHouse, job: ImportJob, onProgress?: OnProgress) {
    this.#house = house;
    this.#job = job;
    this.#doneUpTo = job.doneUpTo;
    this.#finished = job.doneUpTo;
    this.counts = { ...noCounts(), ...job.counts };
    this.faults = [...job.faults];
    this.#kept = { counts: { ...this.counts }, faults: [...job.faults] };
    this.#onProgress = onProgress;
  }

  get done(): number {
    return this.#doneUpTo;
  }

  /** `index` counts in the order of the file; those before `doneUpTo` are settled whatever the order of answers. */
  settle(index: number, outcome: Outcome, fault?: JobFault): void {
    this.counts[outcome]++;
    if (fault) this.faults.push(fault);
    this.#settled[index] = { outcome, fault };
    this.#finished++;
    this.#advance();
    this.#onProgress?.(this.#finished, this.#job.total, this.counts);
    if (performance.now() - this.#notedAt < NOTE_EVERY_MS) return;
    this.#notedAt = performance.now();
    // Missing a note makes a resumed import longer, not wrong.
    this.#noting = this.#noting.then(() => this.#note(null)).catch(() => {});
  }

  #advance(): void {
    for (let next = this.#settled[this.#doneUpTo]; next; next = this.#settled[this.#doneUpTo]) {
      this.#kept.counts[next.outcome]++;
      if (next.fault) this.#kept.faults.push(next.fault);
      delete this.#settled[this.#doneUpTo++];
    }
  }

  async finish(now: string): Promise<void> {
    await this.#noting;
    await this.#note(this.#doneUpTo === this.#job.total ? now : null);
  }

  /** Writes down at once how far it is. */
  async note(): Promise<void> {
    await this.#noting;
    await this.#note(null);
  }

  #note(finishedAt: string | null): Promise<void> {
    const { counts, faults } = this.#kept;
    const job = { ...this.#job, doneUpTo: this.#doneUpTo, counts: { ...counts }, faults: [...faults] };
    return noteProgress(this.#house.db, this.#house.actor.org, job, finishedAt);
  }
}

export const faultOf = (
  document: string,
  row: number,
  { problem }: Extract<Verdict, { ok: false }>,
): JobFault => ({ document, row, problem: problem.type, detail: problem.detail });
