import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';
import { seedOf } from '../../../test/support/seed.ts';
import { registry } from '../../trades.ts';
import { type JsonSchema, topFields } from './openapi/schemas.ts';
import { openApi } from './openapi.ts';
import { type Route, routesOf } from './routes.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
  for (const [path, body] of SEED) {
    const made = await house.request('POST', path, body);
    assert.equal(made.status, 201, JSON.stringify(made.body));
  }
});
after(() => house.close());

const document = openApi(registry, '0.0.0');
const { schemas } = document.components;
const routes = routesOf(registry);

const lines = [{ product: 'A-1', quantity: '3' }];
const SEED: readonly [path: string, body: unknown][] = [
  ['/v1/products', { sku: 'A-1', name: 'Lantern', price: '12.50' }],
  ['/v1/products', { sku: 'A-2', name: 'Wick', price: '1', lotTracked: true }],
  ['/v1/customers', { name: 'Ann' }],
  ['/v1/customers', { name: 'Bob' }],
  ...Array.from({ length: 6 }, (_, i): [string, unknown] => [
    '/v1/sales-orders',
    { customer: 'C-000001', lines, workflow: i % 2 ? 'status-driven' : 'shipment-driven' },
  ]),
];
/** Names of what there is. */
const KNOWN = [
  'A-1',
  'A-2',
  'C-000001',
  'C-000002',
  'MAIN',
  'MANUAL',
  'SO-000001',
  'SO-000002',
  'SO-000003',
  'SO-000004',
];
const KNOWN_BY_NOUN: Readonly<Record<string, readonly string[]>> = {
  product: ['A-1', 'A-2'],
  customer: ['C-000001', 'C-000002'],
  location: ['MAIN'],
  'order-channel': ['MANUAL', 'API'],
  'sales-order': ['SO-000001', 'SO-000002', 'SO-000003', 'SO-000004', 'SO-000005', 'SO-000006'],
};
const PLAUSIBLE = [...KNOWN, '1', '2.50', '0', 'EUR', '2026-12-01', 'each', 'true'];

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
const day = fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.uuid(), day);
const anything = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const mostly = (right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown> = anything) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
const word = mostly(fc.constantFrom(...PLAUSIBLE), text) as fc.Arbitrary<string>;
const refOf = (route: Route) =>
  mostly(fc.constantFrom(...(KNOWN_BY_NOUN[route.noun] ?? KNOWN)), text) as fc.Arbitrary<string>;

/** Values near what a schema wants: mostly right in shape, somewhere wrong. */
function near(schema: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, type, enum: choices, items } = schema;
  if (depth > 5) return anything;
  if ($ref) return near(schemas[$ref.split('/').at(-1)] ?? {}, depth + 1);
  if (anyOf || oneOf) return fc.oneof(...(anyOf ?? oneOf).map((one: JsonSchema) => near(one, depth + 1)));
  if (choices) return mostly(fc.constantFrom(...choices));
  if (type === 'object') return mostly(nearObject(schema, depth));
  if (type === 'array') return mostly(fc.array(near(items ?? {}, depth + 1), { minLength: 1, maxLength: 3 }));
  if (type === 'integer') return mostly(fc.integer({ min: 0, max: 4 }));
  if (type === 'boolean') return mostly(fc.boolean());
  return schema.format === 'date' ? mostly(day) : word;
}

function nearObject(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const fields = [...topFields(schema)].map(
    ([name, field]) => [name, near(field.schema, depth + 1)] as const,
  );
  const required = schema.required ?? [];
  const few = fc.subarray(
    fields.map(([name]) => name),
    { maxLength: Math.min(4, fields.length) },
  );
  const wanted = few.map((names) => new Set([...required, ...names]));
  const all = fc.record(Object.fromEntries(fields));
  return fc
    .tuple(all, wanted)
    .map(([value, names]) => Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name))));
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
const headers = mostly(
  fc.constantFrom({}, {}, { prefer: 'plan' }),
  fc.record(
    {
      'idempotency-key': fc.constantFrom('k', 'a key', 'k'.repeat(300)),
      prefer: fc.constantFrom('plan', 'x'),
      'if-match': fc.constantFrom('"1"', '1', '"99999999999"', '*'),
    },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<Record<string, string>>;

fc.configureGlobal({ seed: seedOf(20_261_121) });

for (const route of routes.filter((one) => one.kind === 'command')) {
  test(`${route.name} never fails by what it is sent`, async () => {
    const body = near(schemas[`${pascal(route.name)}Input`] ?? {});
    const tried = fc.asyncProperty(refOf(route), body, headers, (ref, sent, more) =>
      ask(route, ref, sent, more),
    );
    await fc.assert(tried, { numRuns: 30 });
  });
}

for (const route of routes.filter((one) => one.kind === 'query')) {
  test(`${route.name} never fails by what it is asked`, async () => {
    const query = nearObject(parametersOf(route), 4) as fc.Arbitrary<Record<string, unknown>>;
    const tried = fc.asyncProperty(refOf(route), query, (ref, asked) => {
      const written = Object.entries(asked).map(
        ([name, value]) => `${name}=${encoded(typeof value === 'string' ? value : JSON.stringify(value))}`,
      );
      return ask({ ...route, path: `${route.path}?${written.join('&')}` }, ref, undefined, {});
    });
    await fc.assert(tried, { numRuns: 30 });
  });
}

function parametersOf(route: Route): JsonSchema {
  const { parameters } = document.paths[route.path].get;
  const named = parameters.filter((one: JsonSchema) => one.in === 'query');
  return { properties: Object.fromEntries(named.map((one: JsonSchema) => [one.name, one.schema])) };
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
