import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner, checksums, emptyDatabase } from '../../test/support/copied-database.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Actor } from '../command/access.ts';
import { foundDemo } from '../demo/index.ts';
import { type Assembly, assemble } from '../main.ts';
import { prove } from '../proof/index.ts';
import { backup, inspect, restore } from './index.ts';

let folder: string;
let source: TestDatabase;
let house: Assembly;
let actor: Actor;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allot-backup-'));
  source = await testDatabase();
  const { ownerToken } = await foundDemo(source.url);
  house = await assemble({ url: source.url });
  const known = await house.desk.authenticate(ownerToken);
  assert.ok(known.ok);
  actor = known.value;
});
after(async () => {
  await house?.close();
  await source?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Clients that create and confirm orders until told to stop; answers how many were accepted. */
function busy(clients: number): () => Promise<number> {
  let stopped = false;
  let accepted = 0;
  const work = Array.from({ length: clients }, async () => {
    while (!stopped) {
      const lines = [
        { product: 'LANTERN', quantity: '1' },
        { product: 'MUG-BLUE', quantity: '2' },
      ];
      const verdict = await house.desk.command(actor, 'sales-order.create', {
        customer: 'C-000001',
        lines,
        confirm: true,
      });
      assert.ok(verdict.ok);
      accepted++;
    }
  });
  return async () => {
    stopped = true;
    await Promise.all(work);
    return accepted;
  };
}

test('a backup taken while twenty clients write is one moment: it restores, proves clean, and always alike', async () => {
  const file = join(folder, 'busy.backup');
  const stop = busy(20);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const made = await backup(source.url, file);
  const accepted = await stop();
  assert.ok(accepted > 20 && made.rows > 4000);
  const targets = [await emptyDatabase(source.url), await testDatabase()];
  try {
    for (const { url } of targets) assert.equal((await restore(url, file)).rows, made.rows);
    const [one, two] = await Promise.all(targets.map(({ url }) => checksums(url)));
    assert.deepEqual(one, two);
    const proof = await prove(targets[0]!.url);
    assert.ok(proof.clean && proof.orders > 120, JSON.stringify(proof.checks.filter(({ found }) => found)));
  } finally {
    for (const target of targets) await target.drop();
  }
});

test('what was restored equals what was backed up, row for row, and can be worked with', async () => {
  const file = join(folder, 'quiet.backup');
  await backup(source.url, file);
  const target = await emptyDatabase(source.url);
  const restored = await restore(target.url, file);
  assert.deepEqual(await checksums(target.url), await checksums(source.url));
  assert.deepEqual(await schemaOf(target.url), await schemaOf(source.url));
  const tables = Object.keys(await checksums(source.url));
  assert.ok(tables.includes('oauth_keys'));
  assert.deepEqual(
    restored.header.tables.toSorted(),
    tables.filter((table) => table !== 'oauth_keys').toSorted(),
  );
  const again = await assemble({ url: target.url });
  const lines = [{ product: 'LANTERN', quantity: '1' }];
  const verdict = await again.desk.command(actor, 'sales-order.create', { customer: 'C-000001', lines });
  await again.close();
  await target.drop();
  assert.ok(verdict.ok);
});

/** Indexes and constraints: restoring puts them aside and must bring every one back. */
async function schemaOf(url: string): Promise<unknown> {
  const [indexes, constraints] = await asOwner(
    url,
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    `SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(oid) AS what FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  return [indexes!.rows, constraints!.rows];
}

test('a file that is there is not written over unless asked', async () => {
  const file = join(folder, 'once.backup');
  await backup(source.url, file);
  await assert.rejects(backup(source.url, file), { name: 'BackupRefused', message: /exists already/ });
  await backup(source.url, file, { replace: true });
  assert.equal((await inspect(file)).migrations[0]?.name, '0001_core');
});
