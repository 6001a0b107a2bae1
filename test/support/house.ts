import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { type HttpSettings, httpServer } from '../../src/adapters/http/server.ts';
import type { Role } from '../../src/command/access.ts';
import type { Desk } from '../../src/command/desk.ts';
import type { Id } from '../../src/kernel/id.ts';
import { type Assembly, type AssemblySettings, assemble } from '../../src/main.ts';
import { type Founding, foundOrganisation } from '../../src/organisation/index.ts';
import { type Answer, answerOf } from './answer.ts';
import { testDatabase } from './database.ts';

export type { Answer } from './answer.ts';

/** A company of its own on a database of its own, asked over real HTTP. */
export interface OpenHouse {
  readonly desk: Desk;
  readonly assembly: Assembly;
  readonly app: FastifyInstance;
  /** Such as http://127.0.0.1:40123. */
  readonly base: string;
  readonly databaseUrl: string;
  readonly org: Id;
  /** The owner's. */
  readonly token: string;
  /** Asks as the owner unless `headers.authorization` says otherwise; a body is sent as JSON. */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A new token with this role. */
  tokenFor(role: Role): Promise<string>;
  close(): Promise<void>;
}

export type Ask = OpenHouse['request'];

/** Asks as whoever has this token. */
export const askAs =
  ({ request }: Pick<OpenHouse, 'request'>, secret: string): Ask =>
  (method, path, body, headers) =>
    request(method, path, body, { authorization: `Bearer ${secret}`, ...headers });

export type HouseSettings = Partial<Founding> &
  Pick<HttpSettings, 'limits' | 'metricsToken' | 'trustProxy' | 'mails' | 'eventTimes'> &
  Pick<AssemblySettings, 'clock' | 'report'>;

const UNLIMITED = {
  perMinute: 0,
  failuresPerMinute: 0,
  signInFailures: 0,
  registrationsPerHour: 0,
  oauthPerMinute: 0,
};

export async function openHouse(settings: HouseSettings = {}): Promise<OpenHouse> {
  const {
    limits = UNLIMITED,
    metricsToken,
    mails,
    trustProxy,
    eventTimes,
    clock,
    report,
    ...founding
  } = settings;
  const database = await testDatabase();
  const assembly = await assemble({ url: database.url, clock, report });
  const founded = await found(database.url, founding);
  const http = { limits, metricsToken, mails, trustProxy, eventTimes, version: '0.0.0', logLevel: 'error' };
  const app = await httpServer({ ...assembly, ...http });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  const request: OpenHouse['request'] = (method, path, body, headers) =>
    ask(base + path, method, body, { authorization: `Bearer ${founded.ownerToken}`, ...headers });
  return {
    desk: assembly.desk,
    assembly,
    app,
    base,
    databaseUrl: database.url,
    org: founded.org,
    token: founded.ownerToken,
    request,
    tokenFor: async (role) => (await request('POST', '/v1/tokens', { name: `a ${role}`, role })).body.secret,
    close: async () => {
      await app.close();
      await assembly.close();
      await database.drop();
    },
  };
}

async function found(url: string, founding: Partial<Founding>) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return await foundOrganisation(pool, {
      name: 'Harbour Goods',
      currency: 'EUR',
      timeZone: 'UTC',
      ...founding,
    });
  } finally {
    await pool.end();
  }
}

async function ask(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const isRaw = typeof body === 'string';
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers: { ...content, ...headers },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
  });
  return answerOf(response);
}
