import { type Child, serveParent } from '../child.ts';
import { Client } from './client.ts';
import { BULK, bulkBodies, orderBodies, type Spread } from './orders.ts';

/** What the load generator is asked to do, and what it answers. */
export interface LoadOrder {
  readonly url: string;
  readonly token: string;
  readonly spread: Spread;
  readonly bulk: boolean;
  readonly clients: number;
  readonly seconds: number;
  /** Of the idempotency keys; another for each run. */
  readonly keys: string;
}

export interface LoadResult {
  readonly orders: number;
  readonly seconds: number;
  /** Milliseconds a request took. */
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
  readonly complaint: string | null;
}

export type Generator = Child<LoadOrder, LoadResult>;

const made = new Map<string, Buffer[]>();

function bodiesFor(spread: Spread, bulk: boolean): Buffer[] {
  const name = `${spread} ${bulk}`;
  let bodies = made.get(name);
  if (!bodies) made.set(name, (bodies = bulk ? bulkBodies(spread, 60) : orderBodies(spread, 6000)));
  return bodies;
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const times: number[] = [];
  let sent = 0;
  let failures = 0;
  let complaint: string | null = null;
  const settings = {
    url: new URL(order.url),
    token: order.token,
    path: order.bulk ? '/v1/bulk/sales-order.create' : '/v1/sales-orders',
    bodies: bodiesFor(order.spread, order.bulk),
    wanted: order.bulk ? 'HTTP/1.1 200' : 'HTTP/1.1 201',
    next: () => (performance.now() < end ? sent++ : null),
    answered: (milliseconds: number, wrong: string | null) => {
      times.push(milliseconds);
      if (wrong === null) return;
      failures++;
      complaint ??= wrong;
    },
  };
  const clients = Array.from({ length: order.clients }, () => new Client(settings, order.keys));
  const start = performance.now();
  const end = start + order.seconds * 1000;
  await Promise.all(clients.map((client) => client.run()));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const orders = (times.length - failures) * (order.bulk ? BULK : 1);
  return { orders, seconds, p50: at(0.5), p99: at(0.99), failures, complaint };
}

serveParent(run);
