import { CONSENT } from '../oauth/connections.ts';
import {
  CONNECTION_GONE,
  CROSS_SITE,
  SCOPES_WANTED,
  SESSION_WANTED,
  TOO_LARGE,
  WRONG_MEDIA_TYPE,
} from '../refusals.ts';
import { ALWAYS, jsonResponse, problemResponses } from './responses.ts';
import type { JsonSchema, Schemas } from './schemas.ts';

const text = { type: 'string' };
const object = (properties: JsonSchema): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const UID = {
  name: 'uid',
  in: 'path',
  required: true,
  schema: text,
  description: 'of the page a program led to',
};
const REFUSED = [...ALWAYS, SESSION_WANTED, CONNECTION_GONE];

/** How a person answers a program that asks by OAuth to act for them: only in a session, in the browser that began. */
export const connectionPaths = (schemas: Schemas): Record<string, Record<string, unknown>> => ({
  '/v1/connections/{uid}': {
    get: {
      ...about('connection.get', 'What a program asks for that wants to act for whoever is signed in.'),
      parameters: [UID],
      responses: { 200: jsonResponse('The program and the scopes.', ASKED), ...problemResponses(REFUSED) },
    },
    post: {
      ...about('connection.answer', 'Allows it, a part of it, or nothing.'),
      parameters: [UID],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas.input('connection.answer', CONSENT, false).ref } },
      },
      responses: {
        200: jsonResponse('Where the browser goes next.', object({ to: text })),
        ...problemResponses([...REFUSED, CROSS_SITE, SCOPES_WANTED, TOO_LARGE, WRONG_MEDIA_TYPE]),
      },
    },
  },
});

const ASKED = object({
  client: object({
    name: { ...text, description: 'what it calls itself' },
    host: {
      anyOf: [text, { type: 'null' }],
      description: 'where it was looked up; null for one that only said so',
    },
    redirect: object({ to: text, kind: { type: 'string', enum: ['this-machine', 'site', 'program'] } }),
  }),
  scopes: {
    type: 'array',
    items: object({ scope: text, sentence: text, ticked: { type: 'boolean' }, grave: { type: 'boolean' } }),
  },
  organisation: object({ id: text, name: text, currency: text, timeZone: text }),
  user: object({ id: text, name: text, email: text, role: text }),
});

const about = (operationId: string, summary: string) => ({
  operationId,
  tags: ['connection'],
  summary,
  security: [{ session: [] }],
});
