import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBenchServer } from './bench-server.ts';
import { startChild } from './child.ts';
import { foundCompany } from './company.ts';
import { type Engine, measure } from './engine.ts';
import type { LoadOrder, LoadResult } from './load/generator.ts';
import { median } from './statistics.ts';
import { short, table } from './table.ts';

/** Is a change faster? `node bin/run.js bench/versus.ts <checkout> <checkout>…`: the same load on each in turn. */
const ROUNDS = 6;
const SECONDS = 1.5;
const NUMBERS = ['rate', 'p50', 'p99', 'serverCpu', 'databaseCpu'] as const;

const checkouts = process.argv.slice(2).map((folder) => resolve(folder));
const server = await openBenchServer();
const generator = startChild<LoadOrder, LoadResult>('./load/generator.ts');
try {
  const bench = { server, generator, company: await foundCompany(await server.database('company')) };
  const engines: Engine[] = [];
  for (const checkout of checkouts) engines.push(await engineIn(checkout, `versus_${engines.length}`));
  const runs = new Map<string, Record<(typeof NUMBERS)[number], number>[]>();
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const clients of [1, 64]) {
      for (const engine of engines) {
        const measured = await measure(bench, engine, { clients, seconds: SECONDS, work: 'orders' });
        const name = `${clients} clients: ${engine.name}`;
        if (round > 0) runs.set(name, [...(runs.get(name) ?? []), measured]);
      }
    }
  }
  const head = ['medians', 'orders/s', 'p50 ms', 'p99 ms', 'server µs', 'database µs'];
  const rows = [...runs].map(([name, all]) => [
    name,
    ...NUMBERS.map((number) => short(median(all.map((one) => one[number])))),
  ]);
  console.log(table(head, rows));
  for (const engine of engines) await engine.process.end();
} finally {
  await generator.end();
  await server.close();
}
process.exit();

async function engineIn(checkout: string, database: string): Promise<Engine> {
  const databaseUrl = await server.database(database, 'company');
  const file = pathToFileURL(`${checkout}/bench/subject/allot.ts`).href;
  const child = startChild<{ databaseUrl: string; sequence: boolean }, { address: string }>(file);
  const { address } = await child.ask({ databaseUrl, sequence: false });
  return { name: checkout, spread: 'uniform', database, databaseUrl, address, process: child, base: 0 };
}
