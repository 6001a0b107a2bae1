import { statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type Counter, counters } from './counter.ts';
import type { FactStore } from './fact.ts';

const table = new Table<Counter>('counter', ['name'], {
  name: ['text', (c) => c.name],
  prefix: ['text', (c) => c.prefix],
  last: ['bigint', (c) => c.last],
});

const BY_NAME = 'FROM counter WHERE org_id = $1 AND name = ANY($2::text[])';

export const counterStore: FactStore<Counter> = {
  fact: counters,
  load: (org, keys, locked) => ({
    lock: locked.length
      ? [statement('counter.lock', `SELECT 1 ${BY_NAME} ORDER BY name FOR UPDATE`, [org, textArray(locked)])]
      : [],
    load: [statement('counter.load', `SELECT name, prefix, last ${BY_NAME}`, [org, textArray(keys)])],
    read: ([rows]) => rows as Counter[],
  }),
  // A first number that two processes count at once collides on the key, and the batch counts again.
  save: (org, changes) => table.save(org, changes),
};
