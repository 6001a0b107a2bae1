import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBenchServer } from './bench-server.ts';
import { startChild } from './child.ts';
import { foundCompany } from './company.ts';
import { type Engine, type EngineKind, type Measured, measure, startEngine } from './engine.ts';
import type { LoadOrder, LoadResult, Work } from './load/generator.ts';
import type { Spread } from './load/orders.ts';
import {
  type CpuProfile,
  functionOf,
  moduleOf,
  readProfile,
  type Share,
  sharesBy,
} from './profile/cpu-profile.ts';
import { COUNTING, costsOf, type StatementCost, startCounting } from './profile/statements.ts';
import { short, table } from './table.ts';

/**
 * Where the time of taking orders in goes: `node bin/run.js bench/profile.ts [--engine reference|sequence] [--spread hot]
 * [--clients 64] [--bulk | --lives] [--seconds 8] [--rows 40]`.
 */
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'allot' },
    spread: { type: 'string', default: 'uniform' },
    clients: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '8' },
    rows: { type: 'string', default: '40' },
    bulk: { type: 'boolean', default: false },
    lives: { type: 'boolean', default: false },
  },
});
const work: Work = values.lives ? 'lives' : values.bulk ? 'bulk' : 'orders';
const load = { clients: Number(values.clients), seconds: Number(values.seconds), work };
const most = Number(values.rows);
/** Not work of the server; `(program)` is: sockets and the like. */
const AWAY = new Set(['(idle)', '(root)']);

const folder = mkdtempSync(join(tmpdir(), 'allot-profile-'));
const server = await openBenchServer(undefined, COUNTING);
const generator = startChild<LoadOrder, LoadResult>('./load/generator.ts');
try {
  const company = await foundCompany(await server.database('company'));
  const profiling = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500'];
  const kind = values.engine as EngineKind;
  const engine = await startEngine(kind, values.spread as Spread, server, profiling);
  const bench = { server, generator, company };
  await measure(bench, engine, { ...load, seconds: 3 });
  await startCounting(server);
  const start = performance.now();
  const measured = await measure(bench, engine, load);
  const costs = await costsOf(server, engine.database);
  await engine.process.end();
  const profile = readProfile(folder, (performance.now() - start) / 1000);
  report(engine, measured, costs, profile);
} finally {
  await generator.end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

function report(engine: Engine, measured: Measured, costs: StatementCost[], profile: CpuProfile): void {
  const { orders, rate, serverCpu, databaseCpu, p50, p99 } = measured;
  console.log(
    `${engine.name}, ${engine.spread}, ${load.clients} clients: ${short(rate)} orders/s, p50 ${short(p50)} ms, p99 ${short(p99)} ms`,
  );
  console.log(
    `processor time for an order: server ${short(serverCpu)} µs, database ${short(databaseCpu)} µs`,
  );
  const batches = costs.find((cost) => cost.text.includes('INTO command_log'))?.calls ?? orders;
  const inStatements = costs
    .filter((cost) => !cost.text.startsWith(' '))
    .reduce((sum, cost) => sum + cost.milliseconds + cost.planning, 0);
  console.log(
    `${short(orders / batches)} orders in a transaction; statements took ${short(inStatements / 10 / measured.seconds)} % of the time\n`,
  );
  reportStatements(costs, orders);
  reportShares('modules', sharesBy(profile, moduleOf));
  reportShares('functions', sharesBy(profile, functionOf));
}

function reportStatements(costs: StatementCost[], orders: number): void {
  const rows = costs
    .slice(0, most)
    .map((cost) => [
      bothEnds(cost.text),
      short(cost.calls),
      short((cost.milliseconds * 1000) / orders),
      short((cost.planning * 1000) / orders),
      short((cost.milliseconds * 1000) / cost.calls),
      short(cost.rows / orders),
      short(cost.blocks / orders),
      short(cost.walBytes / orders),
    ]);
  const head = [
    'statement',
    'calls',
    'µs/order',
    'planning',
    'µs/call',
    'rows/order',
    'blocks/order',
    'WAL bytes/order',
  ];
  console.log(`${table(head, rows)}\n`);
}

/** Some statements begin alike, others end alike. */
function bothEnds(text: string): string {
  return text.length > 110 ? `${text.slice(0, 50)} … ${text.slice(-57)}` : text;
}

/** Per cent of the time the server was not idle. */
function reportShares(what: string, shares: Share[]): void {
  const total = shares.filter((share) => share.name !== '(idle)').reduce((sum, share) => sum + share.own, 0);
  const percent = (part: number) => `${((part / total) * 100).toFixed(1)} %`;
  const rows = shares
    .filter((share) => !AWAY.has(share.name))
    .slice(0, most)
    .map((share) => [share.name, percent(share.own), percent(share.all)]);
  console.log(`${table([`${what} of the server`, 'own', 'with calls'], rows)}\n`);
}
