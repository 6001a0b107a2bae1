import type { Rule } from './rule.ts';
import { type Source, sources } from './source.ts';

const [language] = sources('docs/language.md');
const ROW = /^\| ([^|]+) \| ([^|]+) \| ([^|]*)\|$/gm;

/** The dictionary: each word, and the words not used for it. */
export const dictionary: ReadonlyMap<string, readonly string[]> = new Map(
  [...(language as Source).text.matchAll(ROW)]
    .filter(([, word]) => word !== 'word')
    .map(([, word, , not]) => [(word as string).trim(), wordsIn(not as string)]),
);

function wordsIn(cell: string): string[] {
  return cell
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);
}

const unused = [...dictionary.values()].flat();
const anyOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\w-])(?:${words.join('|').replaceAll(' ', '[ -]')})s?(?![\\w-])`, 'g');
const UNUSED = anyOf(unused);

/** A word of ours where another meaning of it, or somebody else's name, leaves no choice. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // A role is called so, for those who work there.
  'src/command/access.ts': ['warehouse'],
  'web/words/en/app.ts': ['warehouse'],
  // So browsers call what lets a style element into a page.
  'web/ui/theme.ts': ['nonce'],
  // What a content security policy calls it.
  'src/adapters/http/web.ts': ['nonce'],
  // The compiler calls so the folder it reads from.
  'src/press/typst.ts': ['workspace'],
  'src/demo/colleagues.ts': ['warehouse'],
  // What the library of the authorization server calls somebody having signed in.
  'src/adapters/http/oauth/consent.ts': ['login'],
};

/** orderItems, ORDER_ITEMS → order items */
const spoken = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])|_/g, '$1 $2')
    .replace(/[#$]/g, '')
    .toLowerCase();

/** What the libraries of the web app call their own things; an alert of ours is theirs with a problem in it. */
const BORROWED = /mutation|alert|^Icon[A-Z]/i;

const IDENTIFIER = /[A-Za-z_$#][\w$]*/g;
const code = sources(
  'src/**/*.ts',
  'web/{ask,ui,staff,words}/**/*.{ts,tsx}',
  'bin/**/*.{ts,js}',
  'test/**/*.ts',
  'bench/**/*.ts',
);

export const wordsInCode: Rule = {
  name: 'identifiers use the words of docs/language.md and none of those it rules out',
  files: code,
  atLeast: 250,
  faults: (files) =>
    files.flatMap((file) => {
      const isOurs = (name: string) => !(file.path.startsWith('web/') && BORROWED.test(name));
      const names = new Set(file.code.match(IDENTIFIER)?.filter(isOurs));
      const found = [...names].filter((name) => matches(spoken(name), EXCEPTIONS[file.path]).length > 0);
      return found.map((name) => `${file.path}: ${name}: docs/language.md has another word for it`);
    }),
  planted: {
    'src/sales/planted.ts': 'export const orderItems = 1;',
    'src/stock/planted.ts': 'interface WarehouseBin {}',
    'src/kernel/planted.ts': 'const DRY_RUN = true;',
  },
};

function matches(text: string, excepted: readonly string[] = []): string[] {
  return [...text.matchAll(UNUSED)].map(([word]) => word).filter((word) => !excepted.includes(word));
}

/** Markdown without what is code, an address or a quotation. */
const prose = (text: string): string =>
  text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`|\]\([^)]*\)|"[^"\n]*"/g, ' ')
    .toLowerCase();

const pages = sources('*.md', 'docs/**/*.md').filter(
  ({ path }) => path !== 'docs/language.md' && !path.startsWith('docs/reference/'),
);

export const wordsInPages: Rule = {
  name: 'pages use the words of docs/language.md and none of those it rules out',
  files: pages,
  atLeast: 10,
  faults: (files) =>
    files.flatMap((file) =>
      matches(prose(file.text)).map((word) => `${file.path}: "${word}": docs/language.md has another word`),
    ),
  planted: { 'docs/planted.md': 'The inventory of a tenant.' },
};

/** Links between pages lead somewhere. */
const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)\s]*)?\)/g;
const known = new Set(sources('*', 'docs/**', 'bench/**', 'db/**').map(({ path }) => path));

export const links: Rule = {
  name: 'links between pages lead to a file that is there',
  files: sources('*.md', 'docs/**/*.md'),
  atLeast: 10,
  faults: (files) =>
    files.flatMap((file) =>
      [...file.text.matchAll(LINK)]
        .map(([, to]) => new URL(to as string, `file:///${file.path}`).pathname.slice(1))
        .filter((to) => !known.has(to))
        .map((to) => `${file.path}: there is no ${to}`),
    ),
  planted: { 'docs/planted.md': 'See [there](nowhere.md).' },
};

/** Comments point at pages, too: docs/decisions/0003. */
const PAGE = /\bdocs\/[\w./-]*\w/g;
const ELSEWHERE = /\b(?:DESIGN|STACK|BEHAVIOUR)(?:\.md)?\b/;
const isThere = (page: string): boolean => [...known].some((path) => path.startsWith(page));

export const pointers: Rule = {
  name: 'pages that comments point at are there',
  files: code.filter(({ comments }) => /docs\/|[A-Z]{5}/.test(comments)),
  atLeast: 10,
  faults: (files) =>
    files.flatMap((file) => [
      ...[...file.comments.matchAll(PAGE)]
        .filter(([page]) => !isThere(page))
        .map(([page]) => `${file.path}: there is no ${page}`),
      ...(ELSEWHERE.test(file.comments) ? [`${file.path}: it points at a page outside the repository`] : []),
    ]),
  planted: {
    'src/sales/planted.ts': '// See docs/decisions/9999.',
    'src/sales/other.ts': '/** The table (DESIGN §3). */',
  },
};
