import { fact, RANK } from './fact.ts';

/** Counts the human numbers of one kind of document: `SO` → SO-000042. Locked while it counts. */
export interface Counter {
  readonly name: string;
  readonly prefix: string;
  readonly last: number;
}

export const counters = fact<Counter>('counter', RANK.counter, (value) => [value.name], true);

export const firstOf = (name: string, prefix: string): Counter => ({ name, prefix, last: 0 });
export const numberOf = (counter: Counter): string =>
  `${counter.prefix}-${String(counter.last).padStart(6, '0')}`;
