import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';
import { registry } from '../../trades.ts';
import { type JsonSchema, topFields } from './openapi/schemas.ts';
import { openApi } from './openapi.ts';
import { type Route, routesOf } from './routes.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const { schemas } = openApi(registry, '0.0.0').components;
const routes = routesOf(registry);

/** Texts that have broken something somewhere: NUL, half characters, long, quoted, numbers that are none. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; --",
  '%',
  '\\',
  'NaN',
  '1e999',
  '-0',
  '٣',
  '𝔘',
  '9'.repeat(400),
  '../..',
];
const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }));
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.uuid(), DAY());
const anything = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

function DAY() {
  return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
}

/** Values near what a schema wants: mostly right in shape, mostly wrong somewhere. */
function near(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, type, enum: choices, items } = schema;
  if (depth > 5) return anything;
  if ($ref) return near(schemas[$ref.split('/').at(-1)] ?? {}, depth + 1);
  if (anyOf || oneOf) {
    return fc.oneof(...(anyOf ?? oneOf).map((one: JsonSchema) => near(one, depth + 1)), anything);
  }
  if (choices) return fc.oneof(fc.constantFrom(...choices), anything);
  if (type === 'object') return nearObject(schema, depth);
  if (type === 'array') return fc.oneof(fc.array(near(items ?? {}, depth + 1), { maxLength: 3 }), anything);
  if (type === 'integer') return fc.oneof(fc.integer(), fc.integer({ min: 1, max: 3 }), anything);
  if (type === 'boolean') return fc.oneof(fc.boolean(), anything);
  return fc.oneof(text, fc.constantFrom('1', '2.50', 'EUR', 'MAIN', '2026-12-01'), anything);
}

function nearObject(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const fields = [...topFields(schema)].map(
    ([name, field]) => [name, near(field.schema, depth + 1)] as const,
  );
  const record = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  return fc.oneof({ weight: 6, arbitrary: record }, { weight: 1, arbitrary: anything });
}

/** Anything but half of a surrogate pair can be encoded. */
const encoded = (ref: string): string => encodeURIComponent(ref.toWellFormed()) || '%20';

async function ask(route: Route, ref: string, body: unknown, headers: Record<string, string>) {
  const path = route.path.replace('{ref}', encoded(ref));
  const answer = await house.request(route.method, path, body, headers);
  const said = `${route.method} ${path} ${JSON.stringify(body)} → ${answer.status} ${JSON.stringify(answer.body)}`;
  assert.ok(answer.status < 500, said);
  if (answer.status >= 400) {
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, said);
    assert.equal(answer.body.status, answer.status, said);
  }
}

const pascal = (name: string) => name.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
const headers = fc.record(
  {
    'idempotency-key': fc.constantFrom('k', 'a key', 'k'.repeat(300)),
    prefer: fc.constantFrom('plan', 'x'),
    'if-match': fc.constantFrom('"1"', '1', '"99999999999"', '*'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;

for (const route of routes.filter((one) => one.kind === 'command')) {
  test(`${route.name} never fails by what it is sent`, async () => {
    const body = near(schemas[`${pascal(route.name)}Input`] ?? {});
    const tried = fc.asyncProperty(text, body, headers, (ref, sent, more) => ask(route, ref, sent, more));
    await fc.assert(tried, { numRuns: 40 });
  });
}

for (const route of routes.filter((one) => one.kind === 'query')) {
  test(`${route.name} never fails by what it is asked`, async () => {
    const fields = [...topFields(parametersOf(route))].map(([name]) => [
      name,
      fc.oneof(text, fc.constantFrom('1', 'true', '2026-12-01')),
    ]);
    const query = fc.record(Object.fromEntries(fields), { requiredKeys: [] }) as fc.Arbitrary<
      Record<string, string>
    >;
    const tried = fc.asyncProperty(text, query, (ref, asked) => {
      const written = Object.entries(asked).map(([name, value]) => `${name}=${encoded(value)}`);
      return ask({ ...route, path: `${route.path}?${written.join('&')}` }, ref, undefined, {});
    });
    await fc.assert(tried, { numRuns: 40 });
  });
}

function parametersOf(route: Route): JsonSchema {
  const { parameters } = openApi(registry, '0.0.0').paths[route.path].get;
  const named = parameters
    .filter((one: JsonSchema) => one.in === 'query')
    .map((one: JsonSchema) => [one.name, {}]);
  return { properties: Object.fromEntries(named) };
}

test('JSON that is none, anywhere, is refused as such', async () => {
  const route = fc.constantFrom(...routes.filter((one) => one.kind === 'command'));
  const broken = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.jsonValue().map((value) => JSON.stringify(value).slice(0, -1)),
  );
  await fc.assert(
    fc.asyncProperty(route, broken, (one, body) => ask(one, 'x', body, {})),
    { numRuns: 200 },
  );
});
