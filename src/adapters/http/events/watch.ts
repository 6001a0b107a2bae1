import { setTimeout as wait } from 'node:timers/promises';
import { eventIds, eventsOf, type Told } from '../../../command/house.ts';
import type { Reader } from '../../../command/query.ts';
import { earliestId, type Id } from '../../../kernel/id.ts';

/** What happened, or that it was more than is told one by one. */
export type News = readonly Told[] | 'too much';
export type Hear = (news: News) => void;

/**
 * How far back each look goes. An id is made before its transaction commits, by any of several servers whose clocks
 * differ: events appear out of order, and one that appears later than this behind others would be missed.
 */
export const OVERLAP = 10_000;
/** More at once are not told one by one: whoever listens reads everything anew. */
export const MOST_TOLD = 500;
const MOST_IDS = 5000;

/** Looks for what is new in the outbox of one organisation, for as long as somebody listens. */
export class OutboxWatch {
  readonly #db: Reader;
  readonly #org: Id;
  readonly #every: number;
  readonly #hearers = new Set<Hear>();
  readonly #stopping = new AbortController();
  #seen = new Set<Id>();
  /** When the last look began that came to an end. */
  #lookedAt = 0;
  #begun: Promise<void> | null = null;
  #watching: Promise<void> | null = null;

  /** `every` is in milliseconds. */
  constructor(db: Reader, org: Id, every: number) {
    this.#db = db;
    this.#org = org;
    this.#every = every;
  }

  /** Settles once nothing that happens from then on is missed. */
  async add(hear: Hear): Promise<void> {
    this.#hearers.add(hear);
    try {
      this.#begun ??= this.#begin();
      await this.#begun;
    } catch (error) {
      this.#hearers.delete(hear);
      this.#begun = null;
      throw error;
    }
  }

  /** True when nobody is left. */
  remove(hear: Hear): boolean {
    this.#hearers.delete(hear);
    return this.#hearers.size === 0;
  }

  async stop(): Promise<void> {
    this.#hearers.clear();
    this.#stopping.abort();
    await this.#watching;
  }

  /** What there is already is no news. */
  async #begin(): Promise<void> {
    const now = Date.now();
    this.#seen = new Set(await eventIds(this.#db, this.#org, earliestId(now - OVERLAP), MOST_IDS));
    this.#lookedAt = now;
    this.#watching = this.#watch();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stopping;
    for (let pause = this.#every; ; ) {
      await wait(pause, undefined, { signal, ref: false }).catch(() => {});
      if (!this.#hearers.size || signal.aborted) break;
      const began = performance.now();
      // A database that cannot be reached says so to everybody else; the next look goes back to the last good one.
      const news = await this.#look().catch(() => []);
      if (news.length) for (const hear of this.#hearers) hear(news);
      // In a flood, looking must not become most of what the database does.
      pause = Math.max(this.#every, (performance.now() - began) * 10);
    }
    this.#begun = null;
  }

  async #look(): Promise<News> {
    const began = Date.now();
    const from = earliestId(this.#lookedAt - OVERLAP);
    const ids = await eventIds(this.#db, this.#org, from, MOST_IDS);
    const fresh = ids.filter((id) => !this.#seen.has(id));
    const news =
      fresh.length > MOST_TOLD ? 'too much' : fresh.length ? await eventsOf(this.#db, this.#org, fresh) : [];
    for (const id of this.#seen) if (id < from) this.#seen.delete(id);
    for (const id of fresh) this.#seen.add(id);
    this.#lookedAt = began;
    return news;
  }
}
