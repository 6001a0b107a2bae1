import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readMigrations } from '../src/store/migrate.ts';
import { schemas } from './support/schema.ts';

const written = readFileSync(new URL('../db/schema.sql', import.meta.url), 'utf8');

const CHANGES = [
  'ALTER TABLE lot ADD colour text',
  'ALTER TABLE lot ALTER number DROP NOT NULL',
  'ALTER TABLE position DROP CONSTRAINT position_demand_check',
  'CREATE INDEX lot_by_expiry ON lot (org_id, expires_on)',
  'DROP INDEX lot_search',
  `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
   CREATE TRIGGER watch AFTER INSERT ON lot EXECUTE FUNCTION f()`,
  "ALTER TYPE ledger_event ADD VALUE 'BREAK'",
];

test('db/schema.sql is the schema after the last migration; if not, run npm run schema', async () => {
  const { now, after } = await schemas(CHANGES);
  assert.equal(now, written);
  for (const [i, change] of CHANGES.entries()) assert.notEqual(after[i], written, `${change} goes unseen`);
});

test('it holds every table a migration makes', () => {
  const made = readMigrations().flatMap(({ sql }) => [...sql.matchAll(/^CREATE TABLE (\w+)/gm)]);
  assert.ok(made.length >= 20);
  for (const [, name] of made) assert.match(written, new RegExp(`^CREATE TABLE ${name} \\(`, 'm'));
});
