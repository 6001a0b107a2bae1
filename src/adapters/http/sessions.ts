import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../../command/desk.ts';
import { parseInput } from '../../command/parse.ts';
import { problem, type Result } from '../../kernel/problem.ts';
import {
  type CameIn,
  type Door,
  emailField,
  NO_SESSION,
  nameField,
  newPasswordField,
  passwordField,
  type SetUp,
} from '../../people/index.ts';
import type { Callers } from './caller.ts';
import { forgetSession, keepSession, sessionOf, withCookies } from './cookie.ts';
import { fromElsewhere } from './cross-site.ts';
import { guard, withoutGuard } from './guard.ts';
import { refuse } from './problem-document.ts';
import { SignInFailures, type SignInLimits } from './sign-in-limits.ts';
import { json } from './writes.ts';

export type { SignInLimits } from './sign-in-limits.ts';

export interface SessionSettings {
  readonly desk: Desk;
  readonly door: Door;
  readonly setUp: SetUp;
  readonly callers: Callers;
  readonly limits: SignInLimits;
}

export const SESSION_ROUTES = [
  { method: 'GET', path: '/v1/session' },
  { method: 'POST', path: '/v1/session' },
  { method: 'DELETE', path: '/v1/session' },
  { method: 'POST', path: '/v1/session/password' },
  { method: 'GET', path: '/v1/setup' },
  { method: 'POST', path: '/v1/setup' },
  { method: 'POST', path: '/v1/invitations' },
  { method: 'POST', path: '/v1/invitations/look-up' },
] as const;

/** What is sent to the door. None of it is kept with an idempotency key, planned or logged. */
export const AT_DOOR = {
  signIn: z.strictObject({
    email: emailField,
    password: passwordField,
    organisation: z
      .uuid()
      .optional()
      .meta({ description: 'its id, where e-mail and password are right in more than one' }),
  }),
  password: z.strictObject({ current: passwordField, password: newPasswordField }),
  setUp: z.strictObject({
    code: z.string().max(200),
    name: nameField,
    email: emailField,
    password: newPasswordField,
  }),
  invitation: z.strictObject({ secret: z.string().max(200), password: newPasswordField }),
  invited: z.strictObject({ secret: z.string().max(200) }),
} as const;

/** Signing in and out, passwords, the first owner, invitations. */
export async function addSessions(app: FastifyInstance, settings: SessionSettings): Promise<void> {
  const failures = new SignInFailures(settings.limits);
  await app.register(async (open) => {
    await withCookies(open);
    withoutGuard(open);
    addWaysIn(open, settings, failures);
  });
  await app.register(async (own) => {
    await withCookies(own);
    guard(own, settings.callers.forReads);
    addOwn(own, settings, failures);
  });
}

function addWaysIn(app: FastifyInstance, settings: SessionSettings, failures: SignInFailures): void {
  const { door, setUp } = settings;
  const welcomed = (cameIn: CameIn, request: FastifyRequest, reply: FastifyReply) =>
    welcome(settings, cameIn, request, reply);
  addWay(app, failures, {
    path: '/v1/session',
    schema: AT_DOOR.signIn,
    nameOf: ({ email }) => email,
    tried: (input) => door.signIn(input),
    answered: welcomed,
  });
  addWay(app, failures, {
    path: '/v1/invitations',
    schema: AT_DOOR.invitation,
    nameOf: ({ secret }) => secret,
    tried: ({ secret, password }) => door.accept(secret, password),
    answered: welcomed,
  });
  // In a body: an address with a secret in it would stand in logs.
  addWay(app, failures, {
    path: '/v1/invitations/look-up',
    schema: AT_DOOR.invited,
    nameOf: ({ secret }) => secret,
    tried: ({ secret }) => door.invitation(secret),
    answered: (found, _request, reply) => json(reply, found),
  });
  addWay(app, failures, {
    path: '/v1/setup',
    schema: AT_DOOR.setUp,
    nameOf: ({ code }) => code,
    tried: (input) => setUp.begin(input),
    answered: welcomed,
  });
  app.get('/v1/setup', async (_request, reply) => json(reply, { needed: await setUp.isNeeded() }));
}

interface Way<S extends z.ZodType, T> {
  readonly path: string;
  readonly schema: S;
  /** What is guessed at: failures are counted by it. */
  readonly nameOf: (input: z.output<S>) => string;
  readonly tried: (input: z.output<S>) => Promise<Result<T>>;
  readonly answered: (value: T, request: FastifyRequest, reply: FastifyReply) => unknown;
}

function addWay<S extends z.ZodType, T>(
  app: FastifyInstance,
  failures: SignInFailures,
  { path, schema, nameOf, tried, answered }: Way<S, T>,
): void {
  app.post(path, async (request, reply) => {
    const foreign = fromElsewhere(request);
    if (foreign) return refuse(reply, foreign);
    const input = parseInput(schema, request.body);
    if (!input.ok) return refuse(reply, input.problem);
    const name = nameOf(input.value);
    const barred = failures.barred(request, reply, name);
    if (barred) return barred;
    const found = await tried(input.value);
    if (found.ok) return answered(found.value, request, reply);
    if (found.problem.status < 500) failures.count(request, name);
    return refuse(reply, found.problem);
  });
}

/** Whoever was signed in with this browser before is not any more. */
async function welcome(
  { desk, door }: SessionSettings,
  { actor, text }: CameIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const before = sessionOf(request);
  const left = before === undefined ? null : await desk.authenticate(before);
  if (left?.ok) await door.signOut(left.value);
  keepSession(reply, text);
  return json(reply.code(201), await door.session(actor));
}

function addOwn(app: FastifyInstance, { door }: SessionSettings, failures: SignInFailures): void {
  app.get('/v1/session', async (request, reply) => {
    // A session that is used lasts longer, and so does the cookie.
    if (request.actor.user) keepSession(reply, request.credential);
    return json(reply, await door.session(request.actor));
  });
  app.delete('/v1/session', async (request, reply) => {
    if (!request.actor.user) {
      return refuse(reply, problem(NO_SESSION, 'there is no session to end; a token is revoked'));
    }
    await door.signOut(request.actor);
    forgetSession(reply);
    return reply.code(204).send();
  });
  app.post('/v1/session/password', async (request, reply) => {
    const input = parseInput(AT_DOOR.password, request.body);
    if (!input.ok) return refuse(reply, input.problem);
    const { current, password } = input.value;
    // Whoever finds a browser open must not guess either.
    const barred = failures.barred(request, reply, request.actor.token);
    if (barred) return barred;
    const changed = await door.changePassword(request.actor, current, password);
    if (!changed.ok && changed.problem.status < 500) failures.count(request, request.actor.token);
    return changed.ok ? reply.code(204).send() : refuse(reply, changed.problem);
  });
}
