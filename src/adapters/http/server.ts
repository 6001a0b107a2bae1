import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import type { Lane } from '../../command/lane.ts';
import type { Door, SetUp } from '../../people/index.ts';
import type { Press } from '../../press/index.ts';
import { addBulk } from './bulk.ts';
import { type CallerLimits, Callers } from './caller.ts';
import { addDocumentEmails, addDocumentReads, addDocumentWrites, DOCUMENT_ROUTES } from './documents.ts';
import { addEvents, EVENT_ROUTES, type EventTimes } from './events.ts';
import { addExports } from './exports.ts';
import { guard } from './guard.ts';
import { addHealth } from './health.ts';
import { addImports, FILE_ROUTES } from './imports.ts';
import { addLogoReads, addLogoWrites, LOGO_ROUTES } from './logo.ts';
import { addMetrics } from './metrics.ts';
import { CONNECTION_ROUTES, type OAuthLimits, type OAuthSettings, OAuthSignIn } from './oauth.ts';
import { openApi } from './openapi.ts';
import { addPages } from './pages.ts';
import { addPlans } from './plans.ts';
import { addReads } from './reads.ts';
import { requestNames } from './request-names.ts';
import { type Route, routesOf } from './routes.ts';
import { addSessions, SESSION_ROUTES, type SignInLimits } from './sessions.ts';
import { handleErrors, refuseConnection, refuseError } from './unexpected.ts';
import { addWeb } from './web.ts';
import { addWrites } from './writes.ts';

type Limits = CallerLimits & SignInLimits & OAuthLimits;

export interface HttpSettings {
  readonly desk: Desk;
  readonly door: Door;
  readonly setUp: SetUp;
  readonly lane: Lane;
  readonly press: Press;
  readonly oauth: OAuthSettings;
  /** Where others reach this server, such as https://allot.example; else the name a request comes with. */
  readonly url?: string | null;
  /** Whether a mail server is set. */
  readonly mails?: boolean;
  /** Settles when the database answers. */
  readonly ready: () => Promise<unknown>;
  readonly version: string;
  /** `warn` unless said; `info` writes a line for each request. */
  readonly logLevel?: string;
  readonly limits?: Partial<Limits>;
  /** True, or the addresses of proxies, when `X-Forwarded-For` may be believed. */
  readonly trustProxy?: boolean | string;
  /** Opens /metrics from other machines. */
  readonly metricsToken?: string | null;
  readonly eventTimes?: Partial<EventTimes>;
  /** Adds the way in for agents to a scope in which whoever asks is known. */
  readonly addAgents?: (app: FastifyInstance) => void;
}

export const LIMITS: Limits = {
  perMinute: 6000,
  failuresPerMinute: 60,
  signInFailures: 10,
  registrationsPerHour: 60,
  oauthPerMinute: 600,
};
const BODY = 4 * 1024 * 1024;

/** The HTTP API over a desk, not listening yet. */
export async function httpServer(settings: HttpSettings): Promise<FastifyInstance> {
  const { desk, lane, version } = settings;
  const routes = routesOf(desk.registry);
  const app = Fastify(serverOptions(settings));
  readJson(app);
  handleErrors(app, [...routes, ...OTHERS]);
  addMetrics(app, lane, settings.metricsToken ?? null);
  addHealth(app, settings.ready);
  await app.register(async (pages) => addPages(pages, version));
  await app.register(async (web) => {
    if (!(await addWeb(web))) web.get('/', (_request, reply) => reply.redirect('/api'));
  });
  let document: string | undefined;
  app.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(desk.registry, version));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  await addWaysIn(app, settings, routes);
  return app;
}

/** What takes somebody who is known, and how one becomes that. */
async function addWaysIn(app: FastifyInstance, settings: HttpSettings, routes: Route[]): Promise<void> {
  const { desk } = settings;
  const limits = { ...LIMITS, ...settings.limits };
  const signIn = new OAuthSignIn(settings);
  app.decorate('challenge', signIn.challenge);
  const callers = new Callers(desk, limits, signIn.bearers);
  await app.register(async (writes) => {
    guard(writes, callers.forWrites);
    addWrites(writes, desk, routes);
    addBulk(writes, desk);
    addDocumentWrites(writes, settings);
    addDocumentEmails(writes, settings);
    addLogoWrites(writes, settings);
    addPlans(writes, desk);
  });
  await app.register(async (reads) => {
    guard(reads, callers.forReads);
    addReads(reads, desk, routes);
    addDocumentReads(reads, settings);
    addLogoReads(reads, settings);
    addExports(reads, desk);
    addImports(reads, desk);
    addEvents(reads, desk, settings.eventTimes);
    settings.addAgents?.(reads);
  });
  await addSessions(app, { ...settings, callers, limits });
  await signIn.add(app, callers, limits);
}

/** Addresses that are not derived from the registry, for the answer to a wrong method. */
const OTHERS = [
  { method: 'POST', path: '/v1/bulk/{command}' },
  { method: 'POST', path: '/v1/plans/{id}/apply' },
  ...DOCUMENT_ROUTES,
  ...LOGO_ROUTES,
  ...SESSION_ROUTES,
  ...CONNECTION_ROUTES,
  ...FILE_ROUTES,
  ...EVENT_ROUTES,
  { method: 'POST', path: '/mcp' },
  ...['/', '/api', '/healthz', '/readyz', '/metrics', '/openapi.json', '/reference', '/problems'].map(
    (path) => ({
      method: 'GET' as const,
      path,
    }),
  ),
] as const;

function serverOptions({ logLevel: level = 'warn', trustProxy = false }: HttpSettings) {
  const isTalkative = ['trace', 'debug', 'info'].includes(level);
  return {
    bodyLimit: BODY,
    trustProxy,
    requestTimeout: 60_000,
    // Longer than the minute for which load balancers keep idle connections, so that ours is never the first to go.
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle' as const,
    // While closing, what has arrived is still answered.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1000 },
    genReqId: requestNames(),
    clientErrorHandler: refuseConnection,
    frameworkErrors: refuseError,
    logger: { level, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: !isTalkative }),
    // A logger for each request costs a twentieth of a request; nobody reads it while only trouble is logged.
    ...(!isTalkative && { childLoggerFactory: (logger: FastifyBaseLogger) => logger }),
  };
}

/** An empty body is no input rather than broken JSON: many clients always send the content type. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}
