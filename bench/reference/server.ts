import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import pg from 'pg';
import { parseInput } from '../../src/command/parse.ts';
import { parseToken } from '../../src/organisation/index.ts';
import { type CreateInput, createInput } from '../../src/sales/input.ts';
import { serveParent } from '../child.ts';
import { type Created, createOrder } from './create-order.ts';
import { orderDocument } from './order-document.ts';

/**
 * What Allot is compared with: an order API written the usual good way, as well as we know how. The same HTTP
 * server, schema, rows and document; one transaction for each request instead of one for all that wait.
 */
const CONNECTIONS = Number(process.env.REFERENCE_CONNECTIONS ?? 12);

/** Plans are kept and go by index, as Allot's own write path asks for. */
const OPTIONS = [
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'jit=off',
  'timezone=UTC',
];
const PLANS = 'plan_cache_mode=force_generic_plan';

function openPool(connectionString: string): pg.Pool {
  const options = [...OPTIONS, PLANS].map((option) => `-c ${option}`).join(' ');
  const pool = new pg.Pool({ connectionString, options, max: CONNECTIONS, min: CONNECTIONS });
  pool.on('error', () => {}); // an idle connection that is lost is replaced
  return pool;
}

function serverOn(pool: pg.Pool, sequence: boolean): FastifyInstance {
  const app = Fastify({ logger: false });
  app.post('/v1/sales-orders', async (request, reply) => {
    const caller = parseToken(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (!caller) return refuse(reply, 401, 'unauthenticated');
    const input = parseInput(createInput, request.body);
    if (!input.ok) return refuse(reply, 422, input.problem.detail);
    const beyond = beyondUs(input.value);
    if (beyond) return refuse(reply, 422, `the reference does not take ${beyond}`);
    const created = await createOrder(
      pool,
      caller,
      input.value,
      keyOf(request),
      hashOf(request.body),
      sequence,
    );
    return answer(reply, created, input.value);
  });
  return app;
}

const STATUS: Record<string, number> = { unauthenticated: 401, short: 409 };

function answer(reply: FastifyReply, created: Created, input: CreateInput): FastifyReply {
  if (created.refusal) return refuse(reply, STATUS[created.refusal] ?? 422, created.refusal);
  reply
    .code(201)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store');
  if (created.replay) return reply.header('idempotent-replay', 'true').send(JSON.stringify(created.replay));
  reply.header('location', `/v1/sales-orders/${created.id}`).header('etag', '"1"');
  return reply.send(JSON.stringify(orderDocument(created, input)));
}

const refuse = (reply: FastifyReply, status: number, detail: string): FastifyReply =>
  reply.code(status).type('application/problem+json').send(JSON.stringify({ status, detail }));

const keyOf = (request: FastifyRequest): string | null =>
  (request.headers['idempotency-key'] as string | undefined) ?? null;

const hashOf = (body: unknown): Buffer => createHash('sha256').update(JSON.stringify(body)).digest();

const TAKEN = new Set([
  'customer',
  'channel',
  'location',
  'orderDate',
  'mustArriveBy',
  'customerPo',
  'notes',
]);
const TAKEN_BESIDE = new Set(['confirm', 'lines']);

/** It does less than Allot does, and says so rather than leaving something out. */
function beyondUs(input: CreateInput): string | null {
  for (const name in input) if (!TAKEN.has(name) && !TAKEN_BESIDE.has(name)) return name;
  const odd = input.lines.find((line) => line.unit !== undefined || line.location !== undefined);
  return odd ? 'units and locations of lines' : null;
}

interface Question {
  readonly databaseUrl: string;
  /** Numbers from a sequence instead of the organisation's counter. */
  readonly sequence: boolean;
}

let pool: pg.Pool | undefined;
let app: FastifyInstance | undefined;

serveParent(
  async ({ databaseUrl, sequence }: Question) => {
    const sql = readFileSync(new URL('./create-order.sql', import.meta.url), 'utf8');
    pool = openPool(databaseUrl);
    await pool.query(sql);
    app = serverOn(pool, sequence);
    return { address: await app.listen({ host: '127.0.0.1', port: 0 }) };
  },
  async () => {
    await app?.close();
    await pool?.end();
  },
);
