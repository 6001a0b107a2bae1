import type pg from 'pg';
import { problem, type Result, refused } from '../kernel/problem.ts';
import type { Actor } from './access.ts';
import { askingOn, onSnapshot } from './desk.store.ts';
import { findHeld } from './mandate/held.store.ts';
import { isNarrowed, type Limits } from './mandate/limits.ts';
import type { OnRecord } from './mandate/on-record.ts';
import { narrowedInput, queryDenial, saysWhose, within } from './mandate/reads.ts';
import { parseInput } from './parse.ts';
import { NOT_FOUND } from './problems.ts';
import type { Query, Reader } from './query.ts';
import type { Registry } from './registry.ts';

export interface AnsweringMeans {
  readonly registry: Registry;
  readonly db: Reader;
  readonly reads: pg.Pool;
  readonly clock: () => Date;
  readonly record: OnRecord;
}

/** Answers questions, to whom they may be answered. */
export class Answering {
  readonly #means: AnsweringMeans;

  constructor(means: AnsweringMeans) {
    this.#means = means;
  }

  async query(actor: Actor, name: string, raw: unknown): Promise<Result<unknown>> {
    const query = this.#means.registry.queries.get(name);
    if (!query) return refused(problem(NOT_FOUND, `there is no query ${name}`));
    const denied = queryDenial(actor, query);
    if (denied) return this.#means.record.denied(actor, name, denied);
    const { limits = null } = actor;
    return isNarrowed(limits) ? this.#narrowed(actor, limits, query, raw) : this.#answer(actor, query, raw);
  }

  async #answer(actor: Actor, query: Query, raw: unknown): Promise<Result<unknown>> {
    const input = parseInput(query.input, raw);
    if (!input.ok) return input;
    const now = this.#means.clock().toISOString();
    const run = (db: Reader) => query.run(input.value, askingOn(db, actor, now));
    // A page is one statement; what opens a document takes several.
    return query.paged ? run(this.#means.db) : onSnapshot(this.#means.reads, run);
  }

  /** For a token held to some customers, channels or locations: others are not there. */
  async #narrowed(actor: Actor, limits: Limits, query: Query, raw: unknown): Promise<Result<unknown>> {
    const { shows } = query;
    if (typeof shows === 'object' && 'ref' in shows) {
      const seen = await this.query(actor, shows.ref, { ref: (raw as { ref?: unknown } | null)?.ref });
      if (!seen.ok) return seen;
    }
    const fields = new Set(Object.keys((query.input as { shape?: object }).shape ?? {}));
    const found = await this.#answer(actor, query, narrowedInput(limits, fields, raw));
    if (!found.ok || !saysWhose(shows)) return found;
    return within(await findHeld(this.#means.db, actor.org, limits), { ...query, shows }, found.value);
  }
}
