import { Asker } from '../asker.ts';
import { type Bench, type Engine, startOn } from '../engine.ts';
import { MOVES } from '../load/life.ts';
import type { Options } from '../options.ts';
import { provePositions } from '../proof.ts';
import { type BinRuns, Bins, fillBins } from './bins.ts';
import { Lives, type LivesRuns } from './lives.ts';
import { type CallRuns, LongOrders } from './long-orders.ts';
import { proveLives } from './prove-lives.ts';

/** Everything measured about what becomes of orders once they are there. */
export interface LifeCycleRuns extends LivesRuns {
  readonly calls: readonly CallRuns[];
  readonly bins: BinRuns;
}

const DATABASE = 'life_cycle';
/** Of a whole life. */
const REQUESTS = 1 + MOVES.length;

/** Whole lives, long orders and a product in many bins: one server on one company, one after another. */
export async function runLifeCycle(
  bench: Bench,
  options: Options,
  say: (line: string) => void,
): Promise<LifeCycleRuns> {
  const url = await bench.server.database(DATABASE, 'company');
  await fillBins(url);
  await provePositions(url, 'the product in many bins');
  const engine = await startOn('allot', 'uniform', bench.server, { database: DATABASE, url });
  const asker = new Asker(engine.address, bench.company.token);
  try {
    return await livedOn(bench, engine, asker, options, say);
  } finally {
    asker.close();
    await engine.process.end();
  }
}

async function livedOn(
  bench: Bench,
  engine: Engine,
  asker: Asker,
  options: Options,
  say: (line: string) => void,
): Promise<LifeCycleRuns> {
  const lives = new Lives(bench, engine);
  await lives.open(options);
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    await lives.round(options);
    say(`round ${repeat + 1} of ${options.repeats}: ${lives.summary()}`);
  }
  const long = new LongOrders(asker);
  await long.warmUp();
  const times = options.quick ? 2 : 3 * options.repeats;
  for (let i = 0; i < times; i++) await long.round();
  say(`${long.orders} long orders, and ones of usual length, confirmed, committed, shipped and invoiced`);
  const bins = new Bins(asker);
  await bins.warmUp();
  for (let i = 0; i < times; i++) await bins.round();
  await bins.finish();
  const { done } = lives;
  await proveLives(engine.databaseUrl, {
    lives: done.lives,
    orders: done.lives + done.orders + long.orders + bins.orders,
    commands: done.lives * REQUESTS + done.orders + asker.told,
  });
  return { ...lives.runs, calls: long.runs, bins: bins.runs };
}
