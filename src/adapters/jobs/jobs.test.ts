import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openHouse } from '../../../test/support/house.ts';
import { forgetOld, housekeeping } from './housekeeping.ts';
import { startJobs } from './jobs.ts';

test('a job that fails is reported and comes again, never twice at a time', async () => {
  const reported: unknown[] = [];
  let runs = 0;
  let under = 0;
  const run = async () => {
    runs++;
    assert.equal(++under, 1);
    await wait(15);
    under--;
    throw new Error(`run ${runs}`);
  };
  const jobs = startJobs([{ name: 'flaky', everySeconds: 0.005, run }], (_what, error) =>
    reported.push(error),
  );
  await wait(120);
  await jobs.stop();
  const before = runs;
  assert.equal(under, 0);
  assert.equal(reported.length, runs);
  assert.ok(runs >= 2);
  await wait(30);
  assert.equal(runs, before);
});

test('plans and answers are forgotten after three days, and uses of tokens are noted', async () => {
  const house = await openHouse();
  const client = new pg.Client({ connectionString: house.databaseUrl });
  await client.connect();
  const count = async (table: string) => {
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${table} WHERE org_id = $1`, [
      house.org,
    ]);
    return rows[0].n as number;
  };
  try {
    await house.request('POST', '/v1/customers', { name: 'Ann' });
    await house.request('POST', '/v1/customers', { name: 'Bob' }, { prefer: 'plan' });
    const soon = new Date(Date.now() + 71 * 3_600_000);
    await forgetOld(house.desk, soon);
    assert.deepEqual([await count('command_log'), await count('plan')], [1, 1]);
    await forgetOld(house.desk, new Date(Date.now() + 74 * 3_600_000));
    assert.deepEqual([await count('command_log'), await count('plan')], [0, 0]);
    assert.equal(await count('token'), 1);
    for (const job of housekeeping(house.desk, () => new Date())) await job.run();
    const { rows } = await client.query('SELECT last_used_at FROM token');
    assert.ok(rows[0].last_used_at instanceof Date);
  } finally {
    await client.end();
    await house.close();
  }
});
