import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combine } from './combine.ts';

const write = (table: string, text: string, values: unknown[] = ['x']) => ({
  name: table,
  text,
  values,
  writes: table,
});

test('writes to different tables become one statement, numbered through', () => {
  const [one, ...more] = combine([
    write('a', 'INSERT INTO a VALUES ($1, $2)', [1, 2]),
    write('b', 'UPDATE b SET n = $1', [3]),
    write('c', 'WITH d AS (INSERT INTO d VALUES ($1)) UPDATE c SET n = $2', [4, 5]),
  ]);
  assert.equal(more.length, 0);
  assert.equal(
    one?.text.replace(/\s+/g, ' '),
    'WITH write_0 AS (INSERT INTO a VALUES ($1, $2)), write_1 AS (UPDATE b SET n = $3), d AS (INSERT INTO d VALUES ($4)) UPDATE c SET n = $5',
  );
  assert.deepEqual(one?.values, [1, 2, 3, 4, 5]);
});

test('a table written twice is written in order, and what says no table stands alone', () => {
  const statements = combine([
    write('lines', 'DELETE FROM lines'),
    write('lines', 'INSERT INTO lines VALUES ($1)'),
    { name: 'other', text: 'SELECT 1', values: [] },
    write('a', 'INSERT INTO a VALUES ($1)'),
  ]);
  assert.deepEqual(
    statements.map((statement) => statement.name),
    ['lines', 'lines', 'other', 'a'],
  );
});
