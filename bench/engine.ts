import type { BenchServer } from './bench-server.ts';
import { type Child, startChild } from './child.ts';
import type { Company } from './company.ts';
import type { Generator, LoadOrder, LoadResult } from './load/generator.ts';
import type { Spread } from './load/orders.ts';
import { clusterTime, processorTime } from './processor-time.ts';

/** A server that takes orders in, on a database of its own. */
export interface Engine {
  readonly name: string;
  readonly spread: Spread;
  readonly database: string;
  readonly databaseUrl: string;
  readonly address: string;
  readonly process: Child<unknown, unknown>;
  /** Bytes of its database before the first order. */
  readonly base: number;
}

export type EngineKind = 'allot' | 'reference' | 'sequence';
const FILES: Record<EngineKind, string> = {
  allot: './subject/allot.ts',
  reference: './reference/server.ts',
  sequence: './reference/server.ts',
};

/** A server on a copy of the company. */
export async function startEngine(
  kind: EngineKind,
  spread: Spread,
  server: BenchServer,
  execArgv: readonly string[] = [],
): Promise<Engine> {
  const database = `${kind}_${spread}`;
  const url = await server.database(database, 'company');
  return startOn(kind, spread, server, { database, url }, execArgv);
}

/** A server on a database that is there. */
export async function startOn(
  kind: EngineKind,
  spread: Spread,
  server: BenchServer,
  { database, url: databaseUrl }: { readonly database: string; readonly url: string },
  execArgv: readonly string[] = [],
): Promise<Engine> {
  const base = await server.size(database);
  const process = startChild<{ databaseUrl: string; sequence: boolean }, { address: string }>(
    FILES[kind],
    execArgv,
  );
  const { address } = await process.ask({ databaseUrl, sequence: kind === 'sequence' });
  return { name: kind, spread, database, databaseUrl, address, process, base };
}

export interface Measured extends LoadResult {
  readonly rate: number;
  /** Microseconds of processor time for an order. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly generatorCpu: number;
}

export interface Bench {
  readonly server: BenchServer;
  readonly generator: Generator;
  readonly company: Company;
}

let runs = 0;

/** Sends orders for a while and tells how it went. Any refusal spoils the numbers, so it ends the benchmark. */
export async function measure(
  bench: Bench,
  engine: Engine,
  load: Pick<LoadOrder, 'clients' | 'seconds' | 'work'>,
): Promise<Measured> {
  const { server, generator, company } = bench;
  const keys = `bench-${String(++runs).padStart(5, '0')}-`;
  const sample = () => [
    processorTime(engine.process.pid),
    clusterTime(server.postmaster),
    processorTime(generator.pid),
  ];
  const before = sample();
  const order = { ...load, url: engine.address, token: company.token, spread: engine.spread, keys };
  const result = await generator.ask(order);
  const after = sample();
  if (result.failures) {
    throw new Error(`${engine.name} failed ${result.failures} requests, the first: ${result.complaint}`);
  }
  const each = (i: number) => (((after[i] as number) - (before[i] as number)) / result.orders) * 1e6;
  const rate = result.orders / result.seconds;
  return { ...result, rate, serverCpu: each(0), databaseCpu: each(1), generatorCpu: each(2) };
}
