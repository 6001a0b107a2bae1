import { partOf, src } from './layers.ts';
import type { Rule } from './rule.ts';
import type { Source } from './source.ts';

const PURE_PARTS = [
  'kernel',
  'lifecycle',
  'ledger',
  'record',
  'catalog',
  'parties',
  'channels',
  'stock',
  'sales',
  'shipping',
  'purchasing',
  'billing',
  'people',
  'promises',
  'views',
  'documents',
  'overview',
];
/** What decides a command lives beside what runs it. */
const PURE_COMMAND =
  /^src\/command\/(access|command|counter|fact|fields|hints|idempotency|organisation|outcome|page|plan|problems|stock-facts|token|unit)\.ts$/;
const hasRole = (path: string): boolean => /\.(store|queries|test)\.ts$|\/index\.ts$/.test(path);

const isPure = ({ path }: Source): boolean =>
  !hasRole(path) &&
  (PURE_PARTS.includes(partOf(path)) || partOf(path) === 'organisation' || PURE_COMMAND.test(path));

const pure = src.filter(isPure);

/** Hashing is arithmetic; everything else of Node is the world outside. */
const isOutside = (to: string): boolean =>
  /^(node:(?!crypto$)|pg$|pg-|sql-template-tag$|fastify|uuidv7$|src\/store\/)/.test(to) ||
  /^src\/.*\.(store|queries)\.ts$/.test(to);

export const noOutside: Rule = {
  name: 'what decides is pure: no file, network or database',
  files: pure,
  atLeast: 80,
  faults: (files) =>
    files.flatMap((file) =>
      file.imports
        .filter(({ to, typeOnly }) => !typeOnly && isOutside(to) && !isDerivation(file.path, to))
        .map(({ to }) => `${file.path}: a pure file may not import ${to}`),
    ),
  planted: {
    'src/sales/planted.ts': "import { readFileSync } from 'node:fs';",
    'src/stock/planted.ts': "import { placesStore } from './places.store.ts';",
    'src/kernel/planted.ts': "import pg from 'pg';",
  },
};

/** record/ makes a trade's commands, queries and stores out of one definition: there it must name all three. */
const isDerivation = (path: string, to: string): boolean =>
  path === 'src/record/derive.ts' && to.startsWith('src/record/');

const CLOCK =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b/;

export const noClock: Rule = {
  name: 'what decides is pure: no clock and no dice',
  files: pure,
  atLeast: 80,
  faults: (files) =>
    files.flatMap((file) => lines(file.code, CLOCK).map((line) => `${file.path}:${line}: a clock or dice`)),
  planted: {
    'src/sales/planted.ts': 'const today = new Date();',
    'src/stock/planted.ts': 'const chance = Math.random();',
    'src/command/unit.ts': 'export const now = () => Date.now();',
  },
};

const READS_OR_WRITES = /\bSELECT\b[\s\S]*\bFROM\b|\bINSERT INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE FROM\b/;
const TAGGED = /\bsql`|\b(?<!\.)statement\((?!\w+:)/;
/** src/store is the database itself: connections, migrations, the embedded server. */
const mayHoldSql = ({ path }: Source): boolean =>
  /\.(store|queries)\.ts$/.test(path) || path.startsWith('src/store/');

export const sqlInStores: Rule = {
  name: 'SQL stands in *.store.ts, *.queries.ts, src/store and migrations, nowhere else',
  files: src.filter((file) => !mayHoldSql(file)),
  atLeast: 150,
  faults: (files) =>
    files.flatMap((file) => [
      ...lines(file.code, TAGGED).map((line) => `${file.path}:${line}: SQL`),
      ...(READS_OR_WRITES.test(file.strings) ? [`${file.path}: SQL in a string`] : []),
    ]),
  planted: {
    'src/sales/planted.ts': 'const rows = await db.rows(sql`TABLE lot`);',
    'src/stock/planted.ts': "const one = statement('one', text);",
    'src/adapters/cli/planted.ts': "client.query('UPDATE lot SET number = 1');",
  },
};

const adapters = src.filter((file) => file.path.startsWith('src/adapters/'));

export const adaptersAskTheDesk: Rule = {
  name: 'adapters import no store, no SQL and no database driver',
  files: adapters,
  atLeast: 60,
  faults: (files) =>
    files.flatMap((file) =>
      file.imports
        .filter(({ to }) => /^(pg$|pg-|sql-template-tag$)|\.(store|queries)\.ts$/.test(to))
        .map(({ to }) => `${file.path}: an adapter may not import ${to}`),
    ),
  planted: {
    'src/adapters/http/planted.ts': "import pg from 'pg';",
    'src/adapters/cli/planted.ts': "import { purge } from '../../command/plan.store.ts';",
  },
};

/** Numbers of the lines on which the pattern is found. */
export function lines(text: string, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, i) => (pattern.test(line) ? [i + 1] : []));
}
