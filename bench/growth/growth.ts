import type { Bench } from '../engine.ts';
import { type Verdict, verdict } from '../floors.ts';
import type { Options } from '../options.ts';
import { median, medianRatio } from '../statistics.ts';
import { short, table } from '../table.ts';
import { Grown } from './grown.ts';
import { QUESTIONS } from './questions.ts';

/** How long something took, or how fast it went, at each size; measured in turn, so that one list fits another. */
export interface GrowthRow {
  readonly what: string;
  readonly unit: 'ms' | 'orders/s';
  /** By size, in the order of the sizes. */
  readonly runs: readonly number[][];
  /** What it may take at the largest size, where it is not judged against the smallest. */
  readonly most?: number | undefined;
}

const SLOWEST = 2;
const LEAST_INTAKE = 75;

/** The same questions and the same load with few orders and with many. */
export async function runGrowth(
  bench: Bench,
  options: Options,
  say: (line: string) => void,
): Promise<GrowthRow[]> {
  const sizes: Grown[] = [];
  try {
    for (const orders of options.sizes) {
      const start = performance.now();
      sizes.push(await Grown.open(bench, orders));
      say(
        `${orders.toLocaleString('en')} orders made in ${Math.round((performance.now() - start) / 1000)} s`,
      );
    }
    for (const size of sizes) await size.prepare();
    const questions = await askAll(sizes, options.quick ? 5 : 10 * options.repeats);
    return [...questions, await takeIn(sizes, options)];
  } finally {
    for (const size of sizes) await size.close();
  }
}

async function askAll(sizes: readonly Grown[], times: number): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = [];
  for (const question of QUESTIONS) {
    for (const size of sizes) await size.time(question);
    const runs: number[][] = sizes.map(() => []);
    for (let i = 0; i < times; i++) {
      for (const [at, size] of sizes.entries()) runs[at]?.push(await size.time(question));
    }
    rows.push({ what: question.what, unit: 'ms', runs, most: question.most });
  }
  return rows;
}

async function takeIn(sizes: readonly Grown[], { repeats, seconds }: Options): Promise<GrowthRow> {
  const runs: number[][] = sizes.map(() => []);
  for (let i = 0; i < repeats; i++) {
    for (const [at, size] of sizes.entries()) runs[at]?.push(await size.intake(seconds));
  }
  return { what: 'orders taken in, 64 clients', unit: 'orders/s', runs };
}

export function growthTable(rows: readonly GrowthRow[], sizes: readonly number[]): string {
  const head = [
    'as orders pile up (medians)',
    '',
    ...sizes.flatMap((size) => [size.toLocaleString('en'), '×']),
  ];
  const cells = rows.map(({ what, unit, runs }) => [
    what,
    unit,
    ...runs.flatMap((times) => [short(median(times)), short(median(times) / median(runs[0] ?? []))]),
  ]);
  return table(head, cells);
}

/** What is promised of growth, judged at the largest size against the smallest. */
export function judgeGrowth(rows: readonly GrowthRow[], sizes: readonly number[]): Verdict[] {
  const most = sizes.at(-1)?.toLocaleString('en');
  return rows.map(({ what, unit, runs, most: bound }) => {
    const [few = [], many = []] = [runs[0], runs.at(-1)];
    if (bound !== undefined) return verdict(`${most} orders: ${what}`, median(many), bound, 'ms', true);
    return unit === 'ms'
      ? verdict(`${most} orders: ${what}`, median(many) / median(few), SLOWEST, '×', true)
      : verdict(`${most} orders: ${what}`, medianRatio(many, few) * 100, LEAST_INTAKE, '%');
  });
}
