import type { Id } from '../kernel/id.ts';
import type { Fact } from './fact.ts';
import { RANK } from './fact.ts';

const MOST = 100_000;

/**
 * What setup records looked like when last seen: which product a SKU means, where an organisation ships from.
 * A hint only tells which facts a command will ask for next, so that they are all loaded and locked in one round
 * trip; nothing is ever decided on one. A stale hint costs a fact nobody needed, and another round trip.
 */
export class Hints {
  readonly #seen = new Map<string, unknown>();

  recall<V>(org: Id, fact: Fact<V>, key: string): V | undefined {
    return fact.rank === RANK.setup
      ? (this.#seen.get(`${org} ${fact.kind} ${key}`) as V | undefined)
      : undefined;
  }

  learn<V>(org: Id, fact: Fact<V>, values: readonly V[]): void {
    if (fact.rank !== RANK.setup) return;
    if (this.#seen.size > MOST) this.#seen.clear();
    for (const value of values) {
      for (const name of fact.names(value)) this.#seen.set(`${org} ${fact.kind} ${name}`, value);
    }
  }
}
