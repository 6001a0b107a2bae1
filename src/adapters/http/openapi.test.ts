import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { registry } from '../../trades.ts';
import { openApi } from './openapi.ts';

const document = openApi(registry, '0.0.0');

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { example?: unknown; schema: { $ref: string } } };
  };
  readonly responses: Readonly<Record<string, unknown>>;
}
const operations: [path: string, operation: Operation][] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.values(methods as object).map((operation) => [path, operation] as [string, Operation]),
);

/** What takes or answers files, and what is about many commands. */
const OTHERS = [
  ...['bulk', 'plan.apply'],
  ...['document.preview', 'document.file', 'document.post-email'],
  ...['organisation.logo', 'organisation.put-logo', 'organisation.delete-logo'],
  ...['session.get', 'session.create', 'session.end', 'session.password'],
  ...['connection.get', 'connection.answer'],
  'event.listen',
  ...['setup.get', 'setup.create', 'invitation.accept', 'invitation.look-up'],
  ...['receive', 'list', 'mappings', 'get', 'change', 'rehearse', 'apply', 'resume', 'faults', 'refused'].map(
    (what) => `import.${what}`,
  ),
  'export.get',
];

test('every command and query appears once', () => {
  const named = operations.map(([, operation]) => operation.operationId).sort();
  const wanted = [...registry.commands.keys(), ...registry.queries.keys(), ...OTHERS].sort();
  assert.deepEqual(named, wanted);
});

test('every reference leads somewhere', () => {
  let seen = 0;
  const walk = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    for (const [name, value] of Object.entries(part)) {
      if (name === '$ref' && typeof value === 'string') {
        seen++;
        assert.ok(found(value), `${value} leads nowhere`);
      } else walk(value);
    }
  };
  walk(document);
  assert.ok(seen > 100);
});

const found = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], document);

function validator() {
  const ajv = new Ajv.default({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://allot.test/', components: document.components });
  return (pointer: string) => ajv.compile({ $ref: `https://allot.test/${pointer}` });
}

test('every schema is one', () => {
  const compile = validator();
  for (const name of Object.keys(document.components.schemas)) compile(`#/components/schemas/${name}`);
  assert.ok(Object.keys(document.components.schemas).length > 30);
});

test('every example is what its command takes', () => {
  const compile = validator();
  for (const [, { operationId, requestBody }] of operations) {
    const body = requestBody?.content['application/json'];
    if (body?.example === undefined) continue;
    const accepts = compile(body.schema.$ref);
    assert.ok(accepts(body.example), `${operationId}: ${JSON.stringify(accepts.errors)}`);
  }
});

test('what stands in a path is a parameter, once', () => {
  for (const [path, { operationId, parameters = [] }] of operations) {
    const inPath = parameters.filter((parameter) => parameter.in === 'path').map((one) => one.name);
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual(inPath, wanted, operationId);
    const named = parameters.map((parameter) => parameter.name ?? parameter.$ref);
    assert.equal(new Set(named).size, named.length, operationId);
  }
});
