import type { z } from 'zod';
import { ROLES } from '../../../command/access.ts';
import type { ProblemKind } from '../../../kernel/problem.ts';
import {
  INVITATION_REFUSED,
  NO_SESSION,
  PASSWORD_WRONG,
  SETUP_DONE,
  SETUP_REFUSED,
  SIGN_IN_REFUSED,
  WHICH_ORGANISATION,
} from '../../../people/index.ts';
import { CROSS_SITE, TOO_LARGE, WRONG_MEDIA_TYPE } from '../refusals.ts';
import { AT_DOOR } from '../sessions.ts';
import { ALWAYS, jsonResponse, problemResponses } from './responses.ts';
import { type JsonSchema, pointTo, type Schemas } from './schemas.ts';

const text = { type: 'string' };
const id = { type: 'string', format: 'uuid' };
const role = { type: 'string', enum: ROLES };
const object = (properties: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...more,
});
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

export const SESSION_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Session: object(
    {
      user: orNull(object({ id, name: text, email: text, role })),
      token: orNull(object({ id, name: text, role })),
      organisation: object({ id, name: text, currency: text, timeZone: text }),
      permissions: { type: 'array', items: text },
    },
    { description: 'Who asks (a user in a session, or a token), in which organisation, and what they may.' },
  ),
};

const COOKIE = { 'Set-Cookie': { description: 'The session: HttpOnly, SameSite=Lax.', schema: text } };
const FOR_BODIES = [TOO_LARGE, WRONG_MEDIA_TYPE, CROSS_SITE];
const done = (description: string) => ({ 204: { description } });
const open = { security: [] };

/** Signing in and out, passwords, the first owner, invitations: what no registry has, because of the passwords. */
export const sessionPaths = (schemas: Schemas): Record<string, Record<string, unknown>> => ({
  '/v1/session': {
    get: {
      ...about('session.get', 'Who is signed in, in which organisation, and what they may.'),
      responses: { 200: jsonResponse('The session, or the token.', SESSION), ...problemResponses(ALWAYS) },
    },
    post: wayIn('session.create', 'Signs a user in with e-mail and password.', {
      body: bodyOf(schemas, 'session.create', AT_DOOR.signIn),
      refusedWith: [SIGN_IN_REFUSED, WHICH_ORGANISATION],
    }),
    delete: {
      ...about('session.end', 'Signs out.'),
      responses: { ...done('Signed out.'), ...problemResponses([...ALWAYS, CROSS_SITE, NO_SESSION]) },
    },
  },
  '/v1/session/password': {
    post: {
      ...about('session.password', "Changes one's own password and signs out everywhere else."),
      requestBody: bodyOf(schemas, 'session.password', AT_DOOR.password),
      responses: {
        ...done('Changed.'),
        ...problemResponses([...ALWAYS, ...FOR_BODIES, NO_SESSION, PASSWORD_WRONG]),
      },
    },
  },
  '/v1/setup': {
    get: {
      ...about('setup.get', 'Whether there is an organisation nobody can sign in to yet.'),
      ...open,
      responses: { 200: jsonResponse('Yes or no.', object({ needed: { type: 'boolean' } })) },
    },
    post: wayIn('setup.create', 'Makes the first owner, with the code the server printed, and signs in.', {
      body: bodyOf(schemas, 'setup.create', AT_DOOR.setUp),
      refusedWith: [SETUP_REFUSED, SETUP_DONE],
    }),
  },
  '/v1/invitations': {
    post: wayIn('invitation.accept', 'Chooses a password with the secret of an invitation, and signs in.', {
      body: bodyOf(schemas, 'invitation.accept', AT_DOOR.invitation),
      refusedWith: [INVITATION_REFUSED],
    }),
  },
  '/v1/invitations/look-up': {
    post: {
      ...about('invitation.look-up', 'Whom an invitation is for, while it can be accepted.'),
      ...open,
      requestBody: bodyOf(schemas, 'invitation.look-up', AT_DOOR.invited),
      responses: {
        200: jsonResponse('The user.', object({ name: text, email: text, organisation: text })),
        ...problemResponses([...OPEN_KINDS, INVITATION_REFUSED]),
      },
    },
  },
});

const SESSION = pointTo('Session');

const bodyOf = (schemas: Schemas, name: string, schema: z.ZodType): JsonSchema => ({
  required: true,
  content: { 'application/json': { schema: schemas.input(name, schema, false).ref } },
});

interface WayIn {
  readonly body: JsonSchema;
  readonly refusedWith: readonly ProblemKind[];
}

/** What ends with somebody being signed in. */
const wayIn = (operationId: string, summary: string, { body, refusedWith }: WayIn) => ({
  ...about(operationId, summary),
  ...open,
  requestBody: body,
  responses: {
    201: jsonResponse('Signed in, with this session.', SESSION, COOKIE),
    ...problemResponses([...OPEN_KINDS, ...refusedWith]),
  },
});

/** Without having signed in there is no role that could be too small. */
const OPEN_KINDS = [...ALWAYS.filter(({ status }) => status !== 401 && status !== 403), ...FOR_BODIES];

const about = (operationId: string, summary: string) => ({ operationId, tags: ['session'], summary });
