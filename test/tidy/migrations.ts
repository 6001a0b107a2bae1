import type { Rule } from './rule.ts';
import { type Source, sources } from './source.ts';

const migrations = sources('db/migrations/*.sql');
const TABLE = /^CREATE TABLE (\w+) \(\n([\s\S]*?)\n\)/gm;
const withoutComments = (text: string): string => text.replace(/--[^\n]*/g, '');

/** Name and inside of each CREATE TABLE. */
const tablesOf = ({ text }: Source): [string, string][] =>
  [...withoutComments(text).matchAll(TABLE)].map(([, name, body]) => [name as string, body as string]);

const KEYS = /\b(?:PRIMARY KEY|UNIQUE(?: NULLS NOT DISTINCT)?|FOREIGN KEY) \(\s*(\w+)/g;

export const numbered: Rule = {
  name: 'migrations are numbered from 0001 without gaps',
  files: migrations,
  atLeast: 2,
  faults: (files) =>
    files
      .map(({ path }) => path)
      .sort()
      .filter((path, i) => !path.startsWith(`db/migrations/${String(i + 1).padStart(4, '0')}_`))
      .map((path) => `${path}: out of number`),
  planted: { 'db/migrations/0099_later.sql': '' },
};

export const organisationFirst: Rule = {
  name: 'every table and unique index of a migration has org_id first in its key',
  files: migrations,
  atLeast: 2,
  faults: (files) =>
    files.flatMap((file) => [
      ...tablesOf(file).flatMap(([name, body]) =>
        keyFaults(name, body).map((fault) => `${file.path}: ${fault}`),
      ),
      ...uniqueIndexFaults(file),
    ]),
  planted: {
    'db/migrations/0003_no_key.sql': 'CREATE TABLE shelf (\n  org_id uuid NOT NULL\n);',
    'db/migrations/0003_key.sql': 'CREATE TABLE shelf (\n  id uuid,\n  PRIMARY KEY (id, org_id)\n);',
    'db/migrations/0003_own.sql': 'CREATE TABLE shelf (\n  id uuid PRIMARY KEY\n);',
    'db/migrations/0003_index.sql': 'CREATE UNIQUE INDEX one ON shelf (code);',
  },
};

/** What the authorization server keeps belongs to nobody's organisation: docs/decisions/0026-oauth.md. */
const OF_NO_ORGANISATION = new Set(['oauth_record', 'oauth_keys']);

function keyFaults(name: string, body: string): string[] {
  if (OF_NO_ORGANISATION.has(name)) return [];
  const keys = [...body.matchAll(KEYS)].map(([, column]) => column as string);
  const own = /^\s*(\w+) uuid PRIMARY KEY/m.exec(body)?.[1];
  if (own !== undefined) keys.push(own);
  if (!keys.length) return [`${name} has no key`];
  return keys
    .filter((column) => column !== 'org_id')
    .map((column) => `a key of ${name} begins with ${column}`);
}

const uniqueIndexFaults = ({ path, text }: Source): string[] =>
  [...withoutComments(text).matchAll(/CREATE UNIQUE INDEX (\w+) ON \w+ \((\w+)/g)]
    .filter(([, , column]) => column !== 'org_id')
    .map(([, name, column]) => `${path}: ${name} begins with ${column}`);

const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/\bCREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER\b/i, 'a trigger'],
  [/\bON (?:DELETE|UPDATE) CASCADE\b/i, 'a cascade'],
  [/\bserial\b|\bGENERATED\b[\s\S]{0,30}\bIDENTITY\b/i, 'an id made by the database'],
];

export const plainTables: Rule = {
  name: 'migrations have no triggers, cascades or counted ids',
  files: migrations,
  atLeast: 2,
  faults: (files) =>
    files.flatMap((file) =>
      UNWANTED.filter(([pattern]) => pattern.test(withoutComments(file.text))).map(
        ([, what]) => `${file.path}: ${what}`,
      ),
    ),
  planted: {
    'db/migrations/0003_trigger.sql': 'CREATE TRIGGER one AFTER INSERT ON lot EXECUTE FUNCTION f();',
    'db/migrations/0003_cascade.sql':
      'ALTER TABLE lot ADD FOREIGN KEY (org_id) REFERENCES o ON DELETE CASCADE;',
    'db/migrations/0003_serial.sql': 'CREATE TABLE a (\n  org_id serial PRIMARY KEY\n);',
  },
};

const BOUNDED = /^\s*(\w+) numeric\(\d+, \d+\)(.*)$/;

export const boundedNumbers: Rule = {
  name: 'every number in a table has an upper bound, because NaN passes "> 0"',
  files: migrations,
  atLeast: 2,
  faults: (files) =>
    files.flatMap((file) =>
      withoutComments(file.text)
        .split('\n')
        .filter((line) => BOUNDED.test(line) && !/BETWEEN|<=/.test(line))
        .map((line) => `${file.path}: ${line.trim()}`),
    ),
  planted: {
    'db/migrations/0003_price.sql': 'CREATE TABLE a (\n  price numeric(18, 6) CHECK (price > 0)\n);',
  },
};
