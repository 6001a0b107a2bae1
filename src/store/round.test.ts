import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { Connection } from './connection.ts';
import { BEGIN, COMMIT, statement } from './statement.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database?.drop());

const open = () => Connection.open({ url: database.url, role: null });
const count = statement('count', "SELECT count(*)::int AS n FROM outbox WHERE event = 'round'");
const insert = statement(
  'insert',
  "INSERT INTO outbox VALUES (gen_random_uuid(), gen_random_uuid(), 'round', gen_random_uuid(), 1, now())",
);

test('each statement of a round answers with its own rows, prepared or not yet', async () => {
  const connection = await open();
  const echo = (text: string | null) =>
    statement('echo', "SELECT $1::text AS a, 2::bigint AS b, DATE '2026-12-01' AS c", [text]);
  const none = statement('none', 'SELECT 1 AS x WHERE false');
  const expected = (a: string | null) => [{ a, b: 2, c: '2026-12-01' }];
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(await connection.run([echo('x'), none, echo(null), BEGIN, COMMIT]), [
      expected('x'),
      [],
      expected(null),
      [],
      [],
    ]);
  }
  await connection.close();
});

test('after an error nothing more of the round is done, COMMIT included', async () => {
  const connection = await open();
  const wrong = statement('wrong', 'SELECT 1 / $1::int', ['0']);
  await assert.rejects(connection.run([BEGIN, insert, wrong, COMMIT]), { code: '22012' });
  assert.equal(connection.broken, true);
  await connection.close();
  const another = await open();
  assert.deepEqual(await another.run([count]), [[{ n: 0 }]]);
  assert.deepEqual(await another.run([BEGIN, insert, COMMIT, count]), [[], [], [], [{ n: 1 }]]);
  await another.close();
});

test('a connection that is cut says so and answers nothing', async () => {
  const connection = await open();
  const suicide = statement('suicide', 'SELECT pg_terminate_backend(pg_backend_pid())');
  await assert.rejects(connection.run([BEGIN, suicide, COMMIT]));
  await assert.rejects(connection.run([count]));
  assert.equal(connection.broken, true);
});
