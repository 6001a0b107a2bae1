import { type Facts, fact, RANK } from './fact.ts';

/** Counts the human numbers of one kind of document: `SO` → SO-000042. Locked while it counts. */
export interface Counter {
  readonly name: string;
  readonly prefix: string;
  readonly last: number;
}

export const counters = fact<Counter>('counter', RANK.counter, (value) => [value.name], true);

/** As it stands, or where it begins; `need(counters, name)` in touches. */
export const counterOf = (name: string, prefix: string, facts: Facts): Counter =>
  facts.get(counters, name) ?? { name, prefix, last: 0 };
/** One further: put it with the document that `numberOf` it. */
export const counted = (counter: Counter): Counter => ({ ...counter, last: counter.last + 1 });

export const numberOf = (counter: Counter): string =>
  `${counter.prefix}-${String(counter.last).padStart(6, '0')}`;
