import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { fromEnvironment } from './adapters/http/environment.ts';
import { listen } from './adapters/http/listen.ts';
import type { OAuthSettings } from './adapters/http/oauth.ts';
import { type HttpSettings, httpServer } from './adapters/http/server.ts';
import { sendEmails } from './adapters/jobs/emails.ts';
import { housekeeping } from './adapters/jobs/housekeeping.ts';
import { startJobs } from './adapters/jobs/jobs.ts';
import { type MailSettings, smtpMailer } from './adapters/jobs/mailer.ts';
import { mcpServer } from './adapters/mcp/server.ts';
import { addMcp } from './adapters/mcp/transport.ts';
import { readerOf } from './command/desk.store.ts';
import { Desk } from './command/desk.ts';
import { answers, applicationRole, organisationIds } from './command/house.store.ts';
import { Lane } from './command/lane.ts';
import type { Registry } from './command/registry.ts';
import type { Id } from './kernel/id.ts';
import { OAuthRecords, oauthKeys } from './oauth/index.ts';
import { parseToken } from './organisation/index.ts';
import { Door, SetUp, type SetUpCode } from './people/index.ts';
import { Press } from './press/index.ts';
import { type ConnectionSettings, readPool } from './store/connection.ts';
import { newId as newUuid } from './store/new-id.ts';
import { registry } from './trades.ts';
import { VERSION } from './version.ts';

/** The one place where things are put together. */
export interface AssemblySettings {
  readonly url: string;
  /** The database role to work as; found out when not given, null to stay who the url says. */
  readonly role?: string | null;
  readonly clock?: () => Date;
  readonly newId?: () => Id;
  /** Secrets of new tokens, 256 bits. */
  readonly secret?: () => string;
  readonly report?: (what: string, error: unknown) => void;
  readonly readConnections?: number;
}

export interface Assembly {
  readonly desk: Desk;
  readonly door: Door;
  readonly setUp: SetUp;
  readonly lane: Lane;
  readonly registry: Registry;
  /** Makes PDFs; its process starts with the first. */
  readonly press: Press;
  readonly oauth: OAuthSettings;
  /** Adds the way in for agents to an HTTP server. */
  readonly addAgents: (app: FastifyInstance) => void;
  /** Settles when the database answers. */
  readonly ready: () => Promise<void>;
  /** Finishes what is under way, then lets go of the database. */
  close(): Promise<void>;
}

const complain = (what: string, error: unknown): void => console.error(`${what}:`, error);
const TEMPLATES = fileURLToPath(new URL('./documents/templates', import.meta.url));
const newSecret = (): string => randomBytes(32).toString('base64url');

export async function assemble(settings: AssemblySettings): Promise<Assembly> {
  const { clock = () => new Date(), newId = newUuid, secret = newSecret, report = complain } = settings;
  const connection: ConnectionSettings = { url: settings.url, role: await roleOf(settings) };
  const reads = readPool(connection, settings.readConnections);
  const { stores } = registry;
  const lane = new Lane({ connection, stores, clock, newId, secret, report });
  const desk = new Desk({ registry, lane, reads, clock, newId, parseToken });
  const press = new Press({ templates: TEMPLATES });
  const atDoor = { pool: reads, clock, newId, secret };
  return {
    desk,
    door: new Door(atDoor),
    setUp: new SetUp(atDoor),
    lane,
    registry,
    press,
    oauth: { records: new OAuthRecords(desk.db), keys: () => oauthKeys(desk.db) },
    addAgents: (app) =>
      void addMcp(app, {
        server: ({ actor, log }) =>
          mcpServer({
            desk,
            actor: { ...actor, source: 'agent' },
            report: (error) => log.error({ err: error }, 'MCP'),
          }),
      }),
    ready: () => answers(desk.db),
    close: async () => {
      await Promise.all([lane.close(), press.close()]);
      await desk.noteUses().catch(() => {}); // only when a token was last used: not worth a failing end
      await reads.end();
    },
  };
}

async function roleOf({ url, role }: AssemblySettings): Promise<string | null> {
  if (role !== undefined) return role;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return await applicationRole(readerOf(pool));
  } finally {
    await pool.end();
  }
}

export interface StartSettings
  extends Pick<HttpSettings, 'logLevel' | 'limits' | 'trustProxy' | 'metricsToken' | 'url'> {
  /** Where e-mails are handed over; without it none are taken. */
  readonly mail?: MailSettings;
  readonly databaseUrl: string;
  /** 127.0.0.1 unless said: nobody else reaches it. */
  readonly host?: string;
  /** 3000 unless said; 0 takes any that is free. */
  readonly port?: number;
}

export interface Started {
  /** Such as http://127.0.0.1:3000. */
  readonly address: string;
  /** New codes with which the first owner of each organisation without users sets up. */
  setUpCodes(): Promise<SetUpCode[]>;
  /** Stops accepting, answers what has arrived, and closes everything. */
  close(): Promise<void>;
}

/** The whole server on a database that has its migrations. */
export async function start(settings: StartSettings): Promise<Started> {
  const { databaseUrl: url, host = '127.0.0.1', port = 3000 } = settings;
  const told = { ...fromEnvironment(process.env), ...settings };
  let report = complain;
  const house = await assemble({ url, report: (what, error) => report(what, error) });
  await house.desk.remember(await organisationIds(house.desk.db));
  const app = await httpServer({ ...told, ...house, mails: told.mail !== undefined, version: VERSION });
  report = (what, error) => app.log.error({ err: error }, what);
  try {
    const address = await listen(app, house.desk.db, host, port);
    const clock = () => new Date();
    const mailer = told.mail ? smtpMailer(told.mail) : null;
    const emails = { ...house, mailer, clock, newId: newUuid };
    const jobs = startJobs(
      [
        ...housekeeping(house.desk, clock),
        {
          name: 'forget clients and tokens of OAuth',
          everySeconds: 3600,
          run: () => house.oauth.records.purge(clock()),
        },
        { name: 'send e-mails', everySeconds: 5, run: () => sendEmails(emails) },
      ],
      report,
    );
    const close = async () => {
      await Promise.all([app.close(), jobs.stop()]);
      await house.close();
    };
    return { address, setUpCodes: () => house.setUp.codes(), close: once(close) };
  } catch (error) {
    await app.close();
    await house.close();
    throw error;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
