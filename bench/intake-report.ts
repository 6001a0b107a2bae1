import type { CopyRun } from './copy/copy-limit.ts';
import type { Measured } from './engine.ts';
import { CLIENTS, type IntakeRuns } from './intake.ts';
import { median } from './statistics.ts';
import { short, table } from './table.ts';

const HEAD = [
  'orders/s (medians)',
  'orders/s',
  'p50 ms',
  'p99 ms',
  'server µs',
  'database µs',
  'load µs',
  'kB/order',
];

/** One row for each thing measured. */
export interface IntakeRow {
  readonly what: string;
  readonly rate: number;
  readonly p50?: number;
  readonly p99?: number;
  readonly serverCpu?: number;
  readonly databaseCpu: number;
  readonly generatorCpu?: number;
  readonly kilobytes?: number;
}

export function intakeRows(all: readonly IntakeRuns[]): IntakeRow[] {
  return all.flatMap(({ spread, allot, reference, bulk, copy, bytes }) => [
    ...CLIENTS.flatMap((clients) => [
      {
        what: `${spread}, ${clients} clients: Allot`,
        ...middle(allot.get(clients)),
        kilobytes: bytes.allot / 1000,
      },
      {
        what: `${spread}, ${clients} clients: reference`,
        ...middle(reference.get(clients)),
        kilobytes: bytes.reference / 1000,
      },
    ]),
    { what: `${spread}: Allot in bulk, 4 × 100`, ...middle(bulk) },
    { what: `${spread}: COPY, the limit`, ...middleOfCopies(copy) },
  ]);
}

function middle(runs: readonly Measured[] = []) {
  const of = (name: 'rate' | 'p50' | 'p99' | 'serverCpu' | 'databaseCpu' | 'generatorCpu') =>
    median(runs.map((run) => run[name]));
  return {
    rate: of('rate'),
    p50: of('p50'),
    p99: of('p99'),
    serverCpu: of('serverCpu'),
    databaseCpu: of('databaseCpu'),
    generatorCpu: of('generatorCpu'),
  };
}

const middleOfCopies = (copies: readonly CopyRun[]) => ({
  rate: median(copies.map((copy) => copy.rate)),
  databaseCpu: median(copies.map((copy) => copy.databaseCpu)),
});

export function intakeTable(rows: readonly IntakeRow[]): string {
  const cells = rows.map((row) => [
    row.what,
    short(row.rate),
    short(row.p50),
    short(row.p99),
    short(row.serverCpu),
    short(row.databaseCpu),
    short(row.generatorCpu),
    short(row.kilobytes),
  ]);
  return table(HEAD, cells);
}
