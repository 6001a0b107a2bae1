import type { Measured } from '../engine.ts';
import { MOVES } from '../load/life.ts';
import { median } from '../statistics.ts';
import { short, table } from '../table.ts';
import { BINS } from './bins.sql.ts';
import type { LifeCycleRuns } from './life-cycle.ts';
import { LONG, USUAL } from './long-orders.ts';

/** Medians by what was measured. */
export interface LifeRow {
  readonly what: string;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly generatorCpu: number;
  /** Of a whole life: milliseconds of each request. */
  readonly steps: readonly number[];
}

export interface TimesRow {
  readonly what: string;
  /** Medians in milliseconds. */
  readonly times: readonly number[];
}

export interface LifeCycleRows {
  readonly lives: readonly LifeRow[];
  readonly calls: readonly TimesRow[];
  readonly bins: readonly TimesRow[];
}

export const lifeCycleRows = ({ first, lives, intake, calls, bins }: LifeCycleRuns): LifeCycleRows => ({
  lives: [
    rowOf('whole lives, 64 clients, the first of all', [first]),
    ...[...lives].map(([clients, runs]) => rowOf(`whole lives, ${clients} clients`, runs)),
    rowOf('orders taken in, 64 clients', intake),
  ],
  calls: calls.map(({ call, usual, long }) => ({ what: call, times: [median(usual), median(long)] })),
  bins: [...bins].map(([what, times]) => ({ what, times: [median(times)] })),
});

function rowOf(what: string, runs: readonly Measured[]): LifeRow {
  const of = (name: 'rate' | 'p50' | 'p99' | 'serverCpu' | 'databaseCpu' | 'generatorCpu') =>
    median(runs.map((run) => run[name]));
  const steps = (runs[0]?.steps ?? []).map((_, i) => median(runs.map((run) => run.steps[i] as number)));
  return {
    what,
    rate: of('rate'),
    p50: of('p50'),
    p99: of('p99'),
    serverCpu: of('serverCpu'),
    databaseCpu: of('databaseCpu'),
    generatorCpu: of('generatorCpu'),
    steps,
  };
}

const LIVES_HEAD = [
  'each with five lines (medians)',
  'a second',
  'p50 ms',
  'p99 ms',
  'server µs',
  'database µs',
  'load µs',
];
const STEPS_HEAD = ['requests of a life (medians, ms)', 'create', ...MOVES];
const CALLS_HEAD = ['long orders (medians, ms)', `${USUAL} lines`, `${LONG} lines`, '×'];
const BINS_HEAD = [`half of ${BINS.toLocaleString('en')} bins (medians)`, 'ms'];

export function lifeCycleTables({ lives, calls, bins }: LifeCycleRows): string {
  const rates = lives.map((row) => [
    row.what,
    ...[row.rate, row.p50, row.p99, row.serverCpu, row.databaseCpu, row.generatorCpu].map(short),
  ]);
  const steps = lives.filter((row) => row.steps.length).map((row) => [row.what, ...row.steps.map(short)]);
  const long = calls.map(({ what, times: [usual = 0, many = 0] }) => [
    what,
    ...[usual, many, many / usual].map(short),
  ]);
  const wide = bins.map(({ what, times }) => [what, ...times.map(short)]);
  return [
    table(LIVES_HEAD, rates),
    table(STEPS_HEAD, steps),
    table(CALLS_HEAD, long),
    table(BINS_HEAD, wide),
  ].join('\n\n');
}
