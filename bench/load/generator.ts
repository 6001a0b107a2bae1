import { type Child, serveParent } from '../child.ts';
import { median } from '../statistics.ts';
import { Client, type Script } from './client.ts';
import { Life, MOVES } from './life.ts';
import { BULK, bulkBodies, orderBodies, type Spread } from './orders.ts';
import { RepeatedRequest, type Sender } from './request.ts';
import { TakingIn, type Tally } from './taking-in.ts';

/** Orders one by one, many in a call, or each from its creation to its payment. */
export type Work = 'orders' | 'bulk' | 'lives';

/** What the load generator is asked to do, and what it answers. */
export interface LoadOrder {
  readonly url: string;
  readonly token: string;
  readonly spread: Spread;
  readonly work: Work;
  readonly clients: number;
  readonly seconds: number;
  /** Of the idempotency keys; another for each run. */
  readonly keys: string;
}

export interface LoadResult {
  readonly orders: number;
  readonly seconds: number;
  /** Milliseconds a request took, or a whole life. */
  readonly p50: number;
  readonly p99: number;
  /** Of a life: the median milliseconds of each of its requests. */
  readonly steps: readonly number[];
  readonly failures: number;
  readonly complaint: string | null;
}

export type Generator = Child<LoadOrder, LoadResult>;

const made = new Map<string, Buffer[]>();

const MAKE: Readonly<Record<Work, (spread: Spread) => Buffer[]>> = {
  orders: (spread) => orderBodies(spread, 6000, true),
  bulk: (spread) => bulkBodies(spread, 60),
  lives: (spread) => orderBodies(spread, 6000, false),
};

function bodiesFor(spread: Spread, work: Work): Buffer[] {
  const name = `${spread} ${work}`;
  let bodies = made.get(name);
  if (!bodies) made.set(name, (bodies = MAKE[work](spread)));
  return bodies;
}

function scriptFor(order: LoadOrder, tally: Tally): Script {
  const sender: Sender = { url: new URL(order.url), token: order.token, keys: order.keys };
  const path = order.work === 'bulk' ? '/v1/bulk/sales-order.create' : '/v1/sales-orders';
  const request = new RepeatedRequest(sender, path, bodiesFor(order.spread, order.work));
  if (order.work === 'lives') return new Life(sender, request, tally);
  return new TakingIn(request, order.work === 'bulk' ? 'HTTP/1.1 200' : 'HTTP/1.1 201', tally);
}

/** Counts what all clients do together. */
class Counting implements Tally {
  readonly times: number[] = [];
  readonly steps: number[][] = [[], ...MOVES.map(() => [])];
  failures = 0;
  complaint: string | null = null;
  readonly #end: number;
  #begun = 0;

  constructor(end: number) {
    this.#end = end;
  }

  begin(): number | null {
    return performance.now() < this.#end ? this.#begun++ : null;
  }

  done(milliseconds: number, times: readonly number[], complaint: string | null): void {
    this.times.push(milliseconds);
    for (let i = 0; i < times.length; i++) this.steps[i]?.push(times[i] as number);
    if (complaint === null) return;
    this.failures++;
    this.complaint ??= complaint;
  }
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const start = performance.now();
  const counting = new Counting(start + order.seconds * 1000);
  const url = new URL(order.url);
  const clients = Array.from({ length: order.clients }, () => new Client(url, scriptFor(order, counting)));
  await Promise.all(clients.map((client) => client.run()));
  const seconds = (performance.now() - start) / 1000;
  const { times, failures, complaint } = counting;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const orders = (times.length - failures) * (order.work === 'bulk' ? BULK : 1);
  const steps = order.work === 'lives' ? counting.steps.map(median) : [];
  return { orders, seconds, p50: at(0.5), p99: at(0.99), steps, failures, complaint };
}

serveParent(run);
