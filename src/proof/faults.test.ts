import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, copiedDatabase } from '../../test/support/copied-database.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { faults } from '../../test/support/planted-faults.ts';
import { foundDemo } from '../demo/index.ts';
import { checks, type Proof, prove } from './index.ts';

/** They are listed and are no drift. */
const notices = new Set(checks.filter(({ isNotice }) => isNotice).map(({ name }) => name));

let company: TestDatabase;
before(async () => {
  company = await testDatabase();
  await foundDemo(company.url);
});
after(() => company?.drop());

test('a company of four months proves clean, and verify looked at it', async () => {
  const proof = await prove(company.url);
  assert.deepEqual(drifted(proof), []);
  assert.ok(proof.clean && proof.orders > 100 && proof.entries > 1000);
});

test('every check has a fault planted for it', () => {
  const planted = new Set(Object.values(faults).map(({ found }) => found[0]));
  assert.deepEqual(
    checks.map(({ name }) => name).filter((name) => !planted.has(name)),
    [],
  );
});

for (const [name, { plant, found, says }] of Object.entries(faults)) {
  test(`${name}: ${found[0]} finds it and says by how much`, async () => {
    const copy = await copiedDatabase(company.url);
    try {
      const changed = await asOwner(copy.url, ...plant);
      if (plant.length) assert.notEqual(changed.at(-1)?.rowCount, 0, 'nothing was planted');
      const proof = await prove(copy.url);
      for (const check of found) assert.ok(foundBy(proof, check), `${check} found nothing`);
      const told = foundBy(proof, found[0] as string);
      assert.match(told as string, says);
      assert.equal(proof.clean, notices.has(found[0] as string));
    } finally {
      await copy.drop();
    }
  });
}

const drifted = ({ checks: all }: Proof) => all.filter((one) => one.found && !one.isNotice);

function foundBy(proof: Proof, check: string): string | undefined {
  const found = proof.checks.find((one) => one.check === check)?.findings[0];
  return found && [found.subject, found.what, found.stored, found.proved].join(' ');
}
