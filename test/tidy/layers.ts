import type { Rule } from './rule.ts';
import { type Source, sources } from './source.ts';

export const src = sources('src/**/*.ts').filter((file) => !file.path.endsWith('.test.ts'));

const TRADES = [
  'catalog',
  'parties',
  'channels',
  'stock',
  'sales',
  'shipping',
  'purchasing',
  'billing',
  'promises',
  'documents',
  'organisation',
  'views',
  'overview',
  'people',
  'agents',
];
/** They look at several trades from above: files in and out, proofs. */
const OVER_TRADES = ['import', 'export', 'proof'];
const UNDER_TRADES = ['kernel', 'lifecycle', 'ledger', 'store', 'press', 'command', 'record', 'oauth'];
const HOUSE = [...UNDER_TRADES, ...TRADES];

/** Who may import whom; a folder always sees itself. */
const SEES: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  lifecycle: ['kernel'],
  store: ['kernel'],
  ledger: ['kernel', 'store'],
  press: ['kernel'],
  command: ['kernel', 'lifecycle', 'ledger', 'store'],
  record: ['kernel', 'ledger', 'store', 'command'],
  oauth: ['kernel', 'store', 'command'],
  ...Object.fromEntries(TRADES.map((trade) => [trade, HOUSE])),
  ...Object.fromEntries(OVER_TRADES.map((trade) => [trade, [...HOUSE, ...OVER_TRADES]])),
  backup: ['kernel', 'store', 'version.ts'],
  'trades.ts': HOUSE,
  'version.ts': [],
  // Files come in and go out over HTTP as they do on the command line; proofs stay with the latter.
  'adapters/http': [...HOUSE, 'import', 'export'],
  // Agents come over HTTP, too: they are found out, limited and refused as everybody is.
  'adapters/mcp': [...HOUSE, 'import', 'version.ts', 'adapters/http'],
  // Housekeeping lets go of files that were sent long ago.
  'adapters/jobs': [...HOUSE, 'import'],
  'main.ts': [...HOUSE, 'trades.ts', 'version.ts', 'adapters/http', 'adapters/jobs', 'adapters/mcp'],
  // Somebody of the company sent files, too.
  demo: [...HOUSE, 'import', 'main.ts'],
  'adapters/docs': [...HOUSE, 'trades.ts', 'adapters/http', 'adapters/mcp'],
  'adapters/cli': [
    ...HOUSE,
    ...OVER_TRADES,
    ...['backup', 'demo', 'trades.ts', 'version.ts', 'main.ts', 'adapters/http', 'adapters/jobs'],
    'adapters/mcp',
  ],
};

/** src/adapters/http/x.ts → adapters/http; src/sales/x.ts → sales; src/main.ts → main.ts. */
export const partOf = (path: string): string => /^src\/(adapters\/[^/]+|[^/]+)/.exec(path)?.[1] ?? path;

const within = (file: Source) => file.imports.filter(({ to }) => to.startsWith('src/'));

export const oneWay: Rule = {
  name: 'imports point one way: kernel ← ledger, life cycles, store ← command ← record ← trades ← adapters ← main',
  files: src,
  atLeast: 200,
  faults: (files) =>
    files.flatMap((file) => {
      const sees = SEES[partOf(file.path)];
      if (!sees) return [`${file.path}: no layer is said for it in test/tidy/layers.ts`];
      return within(file)
        .filter(({ to }) => partOf(to) !== partOf(file.path) && !sees.includes(partOf(to)))
        .map(({ to }) => `${file.path}: ${partOf(file.path)} may not import ${to}`);
    }),
  planted: {
    'src/kernel/planted.ts': "import { fact } from '../command/fact.ts';",
    'src/command/planted.ts': "import type { Product } from '../catalog/product.ts';",
    'src/adapters/http/planted.ts': "import { start } from '../../main.ts';",
    'src/newcomer/planted.ts': 'export const one = 1;',
  },
};

/**
 * Files another trade may import besides index.ts: what a thing is (types, the kind of fact, its input field) and
 * nothing that runs. An index brings commands and stores along, and they would load in a circle
 * (docs/decisions/0003).
 */
const NOUNS = [
  'src/billing/invoice.ts',
  'src/catalog/base-units.ts',
  'src/catalog/price-list.ts',
  'src/catalog/product.ts',
  'src/channels/order-channel.ts',
  'src/parties/address.ts',
  'src/parties/broker.ts',
  'src/parties/customer.ts',
  'src/parties/supplier.ts',
  'src/purchasing/purchase-order.ts',
  'src/sales/sales-order.ts',
  'src/shipping/shipment.ts',
  'src/stock/location.ts',
  'src/stock/lot.ts',
];
const isTrade = (part: string): boolean => [...TRADES, ...OVER_TRADES, 'backup', 'demo'].includes(part);
const isIndex = (path: string): boolean => path.endsWith('/index.ts');

export const throughIndex: Rule = {
  name: 'trades and adapters see a trade through its index.ts or its nouns only',
  files: src,
  atLeast: 200,
  faults: (files) =>
    files.flatMap((file) =>
      within(file)
        .filter(({ to }) => isTrade(partOf(to)) && partOf(to) !== partOf(file.path))
        .filter(({ to }) => !isIndex(to) && !NOUNS.includes(to))
        .map(({ to }) => `${file.path}: import ${to} through ${partOf(to)}/index.ts`),
    ),
  planted: {
    'src/sales/planted.ts': "import { setPrice } from '../catalog/price.commands.ts';",
    'src/adapters/cli/planted.ts': "import type { Header } from '../../backup/format.ts';",
  },
};

const MAY_A_NOUN = /^(zod|src\/kernel\/.*|src\/ledger\/entry\.ts|src\/command\/fact\.ts)$/;

export const nouns: Rule = {
  name: 'a noun says what a thing is: it runs nothing but kernel, facts and other nouns',
  files: src.filter((file) => NOUNS.includes(file.path)),
  atLeast: NOUNS.length,
  faults: (files) =>
    files.flatMap((file) =>
      file.imports
        .filter(({ to, typeOnly }) => !typeOnly && !MAY_A_NOUN.test(to) && !NOUNS.includes(to))
        .map(({ to }) => `${file.path}: a noun may not import ${to}`),
    ),
  planted: { 'src/stock/lot.ts': "import { defineCommand } from '../command/command.ts';" },
};

export const noCircles: Rule = {
  name: 'no circle of files at run time, and none of trades through their index.ts',
  files: src,
  atLeast: 200,
  faults: (files) => [
    ...circles(edges(files, (file) => file.imports.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to))),
    ...circles(tradeEdges(files)),
  ],
  planted: {
    'src/kernel/id.ts': "import { day } from './day.ts';\nimport { same } from './id.ts';",
    'src/catalog/planted.ts': "import { placesOf } from '../stock/index.ts';",
  },
};

type Edges = ReadonlyMap<string, readonly string[]>;

const edges = (files: readonly Source[], of: (file: Source) => string[]): Edges =>
  new Map(files.map((file) => [file.path, of(file)]));

function tradeEdges(files: readonly Source[]): Edges {
  const byTrade = Map.groupBy(files, (file) => partOf(file.path));
  const seen = (some: readonly Source[]) =>
    some.flatMap((file) =>
      within(file)
        .filter(({ to }) => isIndex(to))
        .map(({ to }) => partOf(to)),
    );
  const trades = [...byTrade].filter(([part]) => isTrade(part));
  return new Map(trades.map(([part, some]) => [part, [...new Set(seen(some))].filter((to) => to !== part)]));
}

/** One line for each circle found, the way round it. */
export function circles(graph: Edges): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (at: string): void => {
    if (way.includes(at)) found.push([...way.slice(way.indexOf(at)), at].join(' → '));
    if (way.includes(at) || done.has(at)) return;
    way.push(at);
    for (const next of graph.get(at) ?? []) visit(next);
    way.pop();
    done.add(at);
  };
  for (const at of graph.keys()) visit(at);
  return found;
}
