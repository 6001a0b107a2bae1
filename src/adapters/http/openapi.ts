import { PLAN_EXPIRED, PLAN_STALE, PLAN_UNKNOWN } from '../../command/outcome.ts';
import type { Registry } from '../../command/registry.ts';
import { PARAMETERS, SHARED_SCHEMAS } from './openapi/components.ts';
import { connectionPaths } from './openapi/connections.ts';
import { documentPaths } from './openapi/documents.ts';
import { CHANGE, listenOperation } from './openapi/events.ts';
import { fileOperations } from './openapi/files.ts';
import { commandOperation, queryOperation } from './openapi/operations.ts';
import { jsonResponse, kindsOf, problemResponses } from './openapi/responses.ts';
import { type JsonSchema, pointTo, Schemas } from './openapi/schemas.ts';
import { SESSION_SCHEMAS, sessionPaths } from './openapi/sessions.ts';
import { type Route, routesOf } from './routes.ts';

const ABOUT = `Sales orders from arrival to paid, on a stock ledger that can be explained and proved.

Documents are nouns and moves are verbs. Decimals are strings. Every write can be planned first (\`Prefer: plan\`) and
repeated safely (\`Idempotency-Key\`). Refusals are problems (RFC 9457) with the numbers that led to them.`;

/** The whole API as an OpenAPI 3.1 document, made from the registry. */
export function openApi(registry: Registry, version: string): JsonSchema {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, unknown>> = {};
  const routes = routesOf(registry);
  for (const route of routes) {
    const operations = (paths[route.path] ??= {});
    operations[route.method.toLowerCase()] = operationOf(registry, route, schemas);
  }
  paths['/v1/bulk/{command}'] = { post: bulkOperation([...registry.commands.keys()]) };
  paths['/v1/plans/{id}/apply'] = { post: applyOperation() };
  for (const [path, operations] of Object.entries(documentPaths(registry, schemas))) {
    paths[path] = { ...paths[path], ...operations };
  }
  Object.assign(paths, sessionPaths(schemas), connectionPaths(schemas), {
    '/v1/events': { get: listenOperation() },
  });
  Object.assign(paths, fileOperations(registry, schemas));
  const nouns = new Set(routes.map((route) => route.noun));
  return {
    openapi: '3.1.0',
    info: { title: 'Allot', version, description: ABOUT, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...nouns, 'bulk', 'plan', 'session', 'connection', 'event', 'import', 'export'].map((name) => ({
      name,
    })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-allot' },
      },
      parameters: PARAMETERS,
      schemas: { ...SHARED_SCHEMAS, ...SESSION_SCHEMAS, Change: CHANGE, ...schemas.all },
    },
  };
}

function operationOf(registry: Registry, route: Route, schemas: Schemas): unknown {
  const query = registry.queries.get(route.name);
  if (query) return queryOperation(query, route, schemas);
  const command = registry.commands.get(route.name);
  if (!command) throw new Error(`${route.name} is not in the registry`);
  const get = registry.queries.get(`${route.noun}.get`);
  const thing = get?.answer ? schemas.answer(get.name, get.answer, false) : pointTo('Document');
  return commandOperation(command, route, schemas, thing);
}

const IN_PATH = { in: 'path', required: true } as const;
const plain = { kind: 'command', hasRef: true, creates: false, noun: '', method: 'POST', path: '' } as const;

function bulkOperation(names: string[]) {
  const items = { type: 'array', minItems: 1, maxItems: 1000, items: { type: 'object' } };
  const schema = { type: 'object', required: ['items'], properties: { items }, additionalProperties: false };
  return {
    operationId: 'bulk',
    tags: ['bulk'],
    summary: 'Many of one command at once; each item is refused or done by itself.',
    description:
      'An item is what the command takes, `ref` included. With a key, item *i* has the key `<key>#<i>`.',
    parameters: [
      { name: 'command', ...IN_PATH, schema: { type: 'string', enum: names } },
      { $ref: '#/components/parameters/IdempotencyKey' },
    ],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      200: jsonResponse('What became of each item.', pointTo('BulkAnswer')),
      ...problemResponses(kindsOf({ ...plain, name: 'bulk' }, [], false)),
    },
  };
}

function applyOperation() {
  const own = [PLAN_UNKNOWN, PLAN_STALE, PLAN_EXPIRED].map((kind) => kind.type);
  return {
    operationId: 'plan.apply',
    tags: ['plan'],
    summary: 'Does what was planned, once, while it still means what was shown.',
    parameters: [{ name: 'id', ...IN_PATH, schema: { type: 'string', format: 'uuid' } }],
    responses: {
      200: jsonResponse('It was done.', pointTo('Document')),
      ...problemResponses(kindsOf({ ...plain, name: 'plan.apply' }, own, false)),
    },
  };
}
