import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Lane } from '../../command/lane.ts';
import { problem } from '../../kernel/problem.ts';
import { refuse } from './problem-document.ts';
import { UNKNOWN_ROUTE } from './refusals.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What Prometheus may ask: how long requests take, how many commands share a transaction, how many wait. */
export function addMetrics(app: FastifyInstance, lane: Lane, token: string | null): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureRequests(app, registry);
  measureLane(lane, registry);
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token))
      return refuse(reply, problem(UNKNOWN_ROUTE, 'there is nothing at /metrics'));
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
}

function measureRequests(app: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'allot_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  // Finding a labelled histogram by its labels costs more than observing; there are few, so they are kept.
  const known = new Map<string, { observe(seconds: number): void }>();
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const name = `${request.method} ${route} ${reply.statusCode}`;
    let durationsOf = known.get(name);
    if (!durationsOf) {
      durationsOf = durations.labels(request.method, route, String(reply.statusCode));
      known.set(name, durationsOf);
    }
    durationsOf.observe(reply.elapsedTime / 1000);
    done();
  });
}

function measureLane(lane: Lane, registry: Registry): void {
  const registers = [registry];
  const commands = new Histogram({
    name: 'allot_lane_batch_commands',
    help: 'Commands executed in one transaction',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const durations = new Histogram({
    name: 'allot_lane_batch_seconds',
    help: 'Time of one transaction of the lane',
    buckets: SECONDS,
    registers,
  });
  const total = new Counter({ name: 'allot_lane_commands_total', help: 'Commands executed', registers });
  new Gauge({
    name: 'allot_lane_waiting',
    help: 'Commands waiting for a transaction',
    registers,
    collect() {
      this.set(lane.waiting);
    },
  });
  lane.onBatch = (count, seconds) => {
    commands.observe(count);
    durations.observe(seconds);
    total.inc(count);
  };
}

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** From this machine and not through a proxy on it, or with the token set for it. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  const { authorization, forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
  if (token !== null && authorization) return same(authorization, `Bearer ${token}`);
  if (forwarded !== undefined || forwardedFor !== undefined) return false;
  return LOOPBACK.test(request.socket.remoteAddress ?? '');
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
