import type { Rule } from './rule.ts';
import { type Source, sources } from './source.ts';

const web = sources('web/**/*.{ts,tsx}').filter(({ path }) => !path.startsWith('web/dist/'));

/** What the app runs of the server: values with laws, life cycles, and where commands and pages are found. */
const SHARED = /^src\/(kernel\/|lifecycle\/|.*\.cycle\.ts$|adapters\/http\/(routes|web-addresses)\.ts$)/;
/** Primitives know nothing of pages, except where a record is shown. */
const FOR_PRIMITIVES = /^web\/(ui|ask|words)\/|^web\/staff\/shell\/record-address\.ts$/;

const faultsOf = (file: Source): string[] =>
  file.imports
    .filter(({ to, typeOnly }) => /^(src|web|test|bench|bin)\//.test(to) && !typeOnly)
    .filter(({ to }) => !(to.startsWith('web/') ? mayPart(file.path, to) : SHARED.test(to)))
    .map(({ to }) => `${file.path}: it may not import ${to}`);

const mayPart = (path: string, to: string): boolean =>
  !/^web\/(ui|ask|words)\//.test(path) || FOR_PRIMITIVES.test(to);

export const webImports: Rule = {
  name: 'the web app runs only kernel, life cycles and routes of the server; its primitives know no pages',
  files: web,
  atLeast: 40,
  faults: (files) => files.flatMap(faultsOf),
  planted: {
    'web/staff/planted.tsx': "import { orderView } from '../../src/sales/sales-order.view.ts';",
    'web/ui/planted.tsx': "import { pages } from '../staff/pages.ts';",
  },
};

const LONGEST = 260;

export const webSizes: Rule = {
  name: `a file of the web app has at most ${LONGEST} lines`,
  files: web.filter(({ path }) => !path.startsWith('web/words/')),
  atLeast: 40,
  faults: (files) =>
    files
      .map(({ path, text }) => [path, text.replace(/\n$/, '').split('\n').length] as const)
      .filter(([, length]) => length > LONGEST)
      .map(([path, length]) => `${path}: ${length} lines, at most ${LONGEST}`),
  planted: { 'web/staff/planted.tsx': 'export {};\n'.repeat(LONGEST + 1) },
};
