import type { Rule } from './rule.ts';
import { type Source, sources } from './source.ts';

const VAGUE =
  /(^|[/.-])(utils?|helpers?|common|managers?|services?|misc|shared|types|constants|stuff)([/.-]|$)/i;

const everything = sources(
  'src/**',
  'bin/**',
  'test/**',
  'bench/**',
  'db/**',
  'docs/**',
  '*.{md,json}',
).filter(({ path }) => /\.\w+$/.test(path));

export const fileNames: Rule = {
  name: 'files and folders are named after a thing: no utils, helpers, common, manager, service',
  files: everything,
  atLeast: 300,
  faults: (files) =>
    files.filter(({ path }) => VAGUE.test(path)).map(({ path }) => `${path}: say what it is about`),
  planted: { 'src/sales/utils.ts': '', 'src/common/day.ts': '', 'src/stock/bin-manager.ts': '' },
};

/** Identifiers that end so say nothing of what they are. */
const VAGUE_NAME = /\b[\w$]*(?:Manager|Helper|Helpers|Util|Utils|Service)\b/;

export const typeNames: Rule = {
  name: 'nothing in the code is called a manager, helper, util or service',
  files: sources('src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'),
  atLeast: 250,
  faults: (files) =>
    files.flatMap((file) => {
      const found = VAGUE_NAME.exec(file.code);
      return found ? [`${file.path}: ${found[0]}`] : [];
    }),
  planted: { 'src/sales/planted.ts': 'export class OrderManager {}' },
};

/** The rules of docs/behaviour.md and its worked examples. */
const behaviour = sources('docs/behaviour.md')
  .map(({ text }) => text)
  .join();
const KNOWN = new Set([...behaviour.matchAll(/\b[A-HKLQS]\d{1,2}\b/g)].map(([number]) => number));
const NUMBER = /(?<![\w#/'"`.-])([A-HKLQS])(\d{1,3})(?![\w'"`/-])/g;

export const ruleNumbers: Rule = {
  name: 'every rule a comment points at is in docs/behaviour.md (A1 … L3, Q1 … Q7, S1 … S10)',
  files: sources('src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts').filter(({ comments }) =>
    /[A-S]\d/.test(comments),
  ),
  atLeast: 40,
  faults: (files) =>
    files.flatMap((file) =>
      [...file.comments.matchAll(NUMBER)]
        .filter(([number]) => !KNOWN.has(number))
        .map(([number]) => `${file.path}: there is no rule ${number}`),
    ),
  planted: {
    'src/sales/planted.ts': '/** Moves stock (C12). */',
    'src/sales/other.ts': '// L4: as exported',
  },
};

/** A path that means something on one machine only. */
const LOCAL = /(?<![\w.])\/(?:home|Users|root|work|tmp\/[a-z]|mnt|opt|workspace)\/[\w.-]+/;
const isGenerated = ({ path }: Source): boolean => path === 'package-lock.json';

export const noLocalPaths: Rule = {
  name: 'no file names a path of one machine',
  files: everything.filter((file) => !isGenerated(file) && !file.path.startsWith('test/tidy/')),
  atLeast: 300,
  faults: (files) =>
    files.flatMap((file) =>
      file.text
        .split('\n')
        .flatMap((line, i) => (LOCAL.test(line) ? [`${file.path}:${i + 1}: ${line.trim()}`] : [])),
    ),
  planted: {
    'docs/planted.md': 'Look into /home/ann/allot.',
    'src/planted.ts': "const data = '/root/data';",
  },
};
