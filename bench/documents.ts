import { Asker } from './asker.ts';
import { customerOf, skuOf } from './company.ts';
import { type Bench, startOn } from './engine.ts';
import { type Verdict, verdict } from './floors.ts';
import type { Options } from './options.ts';
import { median } from './statistics.ts';
import { short, table } from './table.ts';

/** Milliseconds until the last byte of a file, run by run. */
export interface PrintRuns {
  readonly what: string;
  /** Until the first document of all, for which the press starts. */
  readonly cold: number[];
  readonly times: number[];
  /** What is promised, in milliseconds. */
  readonly most: number;
}

export interface DocumentRuns {
  readonly prints: readonly PrintRuns[];
  /** The longest that a small question waited while the largest file was made. */
  readonly meanwhile: number[];
}

const LINES = 700;
const TICKETS = 50;
const LABELS = 5000;
const DATABASE = 'documents';

/** Documents as a person waits for them: one client, one file after another. */
export async function runDocuments(
  bench: Bench,
  options: Options,
  say: (line: string) => void,
): Promise<DocumentRuns> {
  const url = await bench.server.database(DATABASE, 'company');
  const engine = await startOn('allot', 'uniform', bench.server, { database: DATABASE, url });
  const [asker, other] = [1, 2].map(() => new Asker(engine.address, bench.company.token)) as [Asker, Asker];
  try {
    const files = await filesOf(asker);
    const meanwhile: number[] = [];
    for (let i = 0; i < (options.quick ? 2 : 3 * options.repeats); i++) {
      for (const { path, run } of files) {
        const { milliseconds } = await asker.ask(path);
        (run.cold.length ? run.times : run.cold).push(milliseconds);
      }
      meanwhile.push(await longestWhile(other, asker.ask(files[0]?.path as string)));
    }
    say(`${files.length} files made, ${meanwhile.length} times each`);
    return { prints: files.map(({ run }) => run), meanwhile };
  } finally {
    asker.close();
    other.close();
    await engine.process.end();
  }
}

async function filesOf(asker: Asker) {
  const long = await orderOf(asker, LINES);
  const usual = await Promise.all(Array.from({ length: TICKETS }, (_, i) => orderOf(asker, 10, i)));
  const tickets = usual.map((number) => `ref=${number}`).join('&');
  const file = (what: string, path: string, most: number) => {
    const run: PrintRuns = { what, cold: [], times: [], most };
    return { path: `/v1/documents/${path}`, run };
  };
  return [
    file(`pick ticket of ${LINES} lines`, `pick-ticket?ref=${long}`, 2000),
    file('sales order of 10 lines', `sales-order?ref=${usual[0]}`, 150),
    file(`${TICKETS} pick tickets of 10 lines in one file`, `pick-ticket?${tickets}`, 2000),
    file(`${LABELS} labels on sheets`, `sku-labels?product=${skuOf(1)}&of=${LABELS}`, 3000),
  ];
}

async function orderOf(asker: Asker, count: number, n = 0): Promise<string> {
  const lines = Array.from({ length: count }, (_, i) => ({ product: skuOf(n * 10 + i), quantity: '2' }));
  const order = { customer: customerOf(n), confirm: true, lines };
  return JSON.parse((await asker.tell('/v1/sales-orders', order)).body).number;
}

async function longestWhile(asker: Asker, work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let longest = 0;
  while (!isDone) longest = Math.max(longest, (await asker.ask('/v1/organisation')).milliseconds);
  await done;
  return longest;
}

const HEAD = ['documents (medians, ms)', 'the first', 'later'];

export const documentTable = ({ prints, meanwhile }: DocumentRuns): string =>
  table(HEAD, [
    ...prints.map(({ what, cold, times }) => [what, short(cold[0]), short(median(times))]),
    ['a small question meanwhile', '', short(median(meanwhile))],
  ]);

export const judgeDocuments = ({ prints, meanwhile }: DocumentRuns): Verdict[] => [
  ...prints.map(({ what, times, most }) => verdict(what, median(times), most, 'ms', true)),
  ...prints
    .slice(0, 1)
    .map(({ what, cold }) => verdict(`${what}, the first`, cold[0] ?? NaN, 2000, 'ms', true)),
  verdict('a small question while one is made', median(meanwhile), 250, 'ms', true),
];
