import type { Id } from '../kernel/id.ts';
import type { Fact } from './fact.ts';
import { RANK } from './fact.ts';

const MOST = 100_000;

const isRemembered = ({ rank }: { readonly rank: number }): boolean =>
  rank === RANK.setup || rank === RANK.places;

/**
 * What setup records looked like when last seen: which product a SKU means, where an organisation ships from.
 * A hint tells which facts a command will ask for next, so that they are all loaded and locked in one round trip;
 * a stale one costs a fact nobody needed, and another round trip. Nothing is decided on a hint, unless the database
 * says, in the transaction that decides, that the record still has the version remembered.
 */
export class Hints {
  /** Organisation → kind → name. Nested, because joining the three into one key cost more than the look-up. */
  readonly #seen = new Map<Id, Map<string, Map<string, unknown>>>();
  #count = 0;

  recall<V>(org: Id, fact: Fact<V>, key: string): V | undefined {
    if (!isRemembered(fact)) return undefined;
    return this.#seen.get(org)?.get(fact.kind)?.get(key) as V | undefined;
  }

  learn<V>(org: Id, fact: Fact<V>, values: readonly V[]): void {
    if (!isRemembered(fact) || !values.length) return;
    if (this.#count > MOST) this.#forgetAll();
    const known = this.#kind(org, fact.kind);
    const before = known.size;
    for (const value of values) for (const name of fact.names(value)) known.set(name, value);
    this.#count += known.size - before;
  }

  forget<V>(org: Id, fact: Fact<V>, keys: readonly string[]): void {
    const known = this.#seen.get(org)?.get(fact.kind);
    for (const key of keys) known?.delete(key);
  }

  #kind(org: Id, kind: string): Map<string, unknown> {
    let kinds = this.#seen.get(org);
    if (!kinds) this.#seen.set(org, (kinds = new Map()));
    let known = kinds.get(kind);
    if (!known) kinds.set(kind, (known = new Map()));
    return known;
  }

  #forgetAll(): void {
    this.#seen.clear();
    this.#count = 0;
  }
}
