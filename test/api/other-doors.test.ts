import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOCUMENT_ROUTES } from '../../src/adapters/http/documents.ts';
import { EVENT_ROUTES } from '../../src/adapters/http/events.ts';
import { FILE_ROUTES } from '../../src/adapters/http/imports.ts';
import { LOGO_ROUTES } from '../../src/adapters/http/logo.ts';
import { CONNECTION_ROUTES } from '../../src/adapters/http/oauth.ts';
import { SESSION_ROUTES } from '../../src/adapters/http/sessions.ts';
import { EXPORTED } from '../../src/export/index.ts';
import { registry } from '../../src/trades.ts';
import { MatrixHouse, NOBODY, typeOf } from '../support/matrix-house.ts';
import { doorFor, MATRIX_ROLES, MATRIX_SCOPES, type Who } from '../support/permission-table.ts';

let matrix: MatrixHouse;
/** A file of orders, sent by the owner. */
let file: string;
before(async () => {
  matrix = await MatrixHouse.open();
  const sent = await fetch(`${matrix.house.base}/v1/imports?what=orders`, {
    method: 'POST',
    body: 'order,sku\n1,LANTERN\n',
    headers: { authorization: `Bearer ${matrix.house.token}`, 'content-type': 'text/csv' },
  });
  assert.equal(sent.status, 201);
  file = ((await sent.json()) as { id: string }).id;
});
after(() => matrix.close());

interface Door {
  readonly method: string;
  /** As the server lists it. */
  readonly route: string;
  readonly path: () => string;
  readonly body?: unknown;
  /** What it takes, in the order it is asked for: `permission scope`. */
  readonly takes: readonly string[];
  /** Whether tokens held to some customers are refused, whatever they ask for. */
  readonly wholesale?: boolean;
}

const EXPORT_AREAS: Readonly<Record<string, string>> = { audit: 'access' };
const LISTED_AS: Readonly<Record<string, string>> = {
  orders: 'sales:read',
  positions: 'stock:read',
  products: 'catalog:read',
  customers: 'parties:read',
  audit: 'access:read',
};

const DOORS: readonly Door[] = [
  ...EXPORTED.map((what) => ({
    method: 'GET',
    route: '/v1/exports/{file}',
    path: () => `/v1/exports/${what}.csv`,
    takes: [`${LISTED_AS[what] ?? 'unknown'} ${EXPORT_AREAS[what] ? 'admin' : 'read'}`],
  })),
  {
    method: 'GET',
    route: '/v1/documents/{kind}',
    path: () => '/v1/documents/invoice?ref=IN-000001',
    takes: ['documents:read read'],
    wholesale: true,
  },
  {
    method: 'POST',
    route: '/v1/documents/{kind}',
    path: () => '/v1/documents/invoice',
    body: { refs: ['IN-000001'] },
    takes: ['documents:read read', 'documents:write draft'],
    wholesale: true,
  },
  {
    method: 'POST',
    route: '/v1/documents/{kind}/email',
    path: () => '/v1/documents/invoice/email',
    body: { ref: 'IN-000001', to: 'x@example.com' },
    takes: ['documents:write send'],
    wholesale: true,
  },
  {
    method: 'GET',
    route: '/v1/organisation/logo',
    path: () => '/v1/organisation/logo',
    takes: ['setup:read read'],
  },
  {
    method: 'PUT',
    route: '/v1/organisation/logo',
    path: () => '/v1/organisation/logo',
    takes: ['setup:write admin'],
  },
  {
    method: 'DELETE',
    route: '/v1/organisation/logo',
    path: () => '/v1/organisation/logo',
    takes: ['setup:write admin'],
  },
  {
    method: 'GET',
    route: '/v1/events',
    path: () => '/v1/events',
    takes: ['sales:read read'],
    wholesale: true,
  },
  {
    method: 'GET',
    route: '/v1/imports',
    path: () => '/v1/imports',
    takes: ['sales:read read'],
    wholesale: true,
  },
  ...(
    [
      ['POST', '', '?what=orders'],
      ['GET', '/mappings', '/mappings?what=orders'],
      ['GET', '/{id}', '/ID'],
      ['GET', '/{id}/faults', '/ID/faults'],
      ['GET', '/{id}/refused.csv', '/ID/refused.csv'],
      ['PATCH', '/{id}', '/ID'],
      ['POST', '/{id}/rehearse', '/ID/rehearse'],
      ['POST', '/{id}/apply', '/ID/apply'],
      ['POST', '/{id}/resume', '/ID/resume'],
    ] as const
  ).map(([method, route, path]) => ({
    method,
    route: `/v1/imports${route}`,
    path: () => `/v1/imports${path.replace('ID', file)}`,
    takes: ['sales:write read', 'sales:write draft'],
    wholesale: true,
  })),
];

/** Those that are for people who sign in, not for tokens. */
const FOR_PEOPLE = [...SESSION_ROUTES, ...CONNECTION_ROUTES];

test('every address that is not made of the registry stands in this table', () => {
  const listed = [...DOCUMENT_ROUTES, ...LOGO_ROUTES, ...FILE_ROUTES, ...EVENT_ROUTES];
  const known = new Set(DOORS.map(({ method, route }) => `${method} ${route}`));
  assert.deepEqual(
    listed.map(({ method, path }) => `${method} ${path}`).filter((one) => !known.has(one)),
    [],
  );
  assert.ok(
    EXPORTED.every((what) => LISTED_AS[what]),
    'each export says what it takes',
  );
});

/** Its status and problem; of a stream, without waiting for its end. */
async function asked({ method, path, body }: Door, secret: string): Promise<string> {
  const stop = new AbortController();
  const response = await fetch(matrix.house.base + path(), {
    method,
    signal: stop.signal,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const isJson = response.headers.get('content-type')?.includes('json');
  const answer = isJson ? await response.json() : null;
  stop.abort();
  return typeOf({ status: response.status, headers: response.headers, body: answer });
}

const doorOf = (who: Who, { takes }: Door) =>
  takes
    .map((one) => {
      const [permission, scope] = one.split(' ') as [string, string];
      return doorFor(who, { name: '', permission, scope });
    })
    .find((door) => door !== 'open') ?? 'open';

test('they take the right and the scope of what they do, and refusals are on record', async (t) => {
  const people: Who[] = [
    ...MATRIX_ROLES.map((role) => ({ role, scopes: null })),
    ...MATRIX_SCOPES.map((scope) => ({ role: 'owner' as const, scopes: [scope] })),
  ];
  const wrong: string[] = [];
  for (const who of people) {
    const { id, secret } = await matrix.token(who);
    let denied = 0;
    for (const door of DOORS) {
      const expected = doorOf(who, door);
      const came = await asked(door, secret);
      if (expected !== 'open') denied++;
      const isList = door.route === '/v1/imports' && door.method === 'GET';
      const isRight = expected === 'open' || isList ? !/^(401|5)/.test(came) : came === `403 ${expected}`;
      if (!isRight || (expected === 'open' && came.startsWith('403')))
        wrong.push(`${who.role}/${who.scopes}: ${door.method} ${door.path()}: ${came}, not ${expected}`);
    }
    const { body } = await matrix.house.request('GET', `/v1/audit?actor=${id}&outcome=refused&limit=200`);
    assert.ok(
      body.data.length >= denied,
      `${who.role}/${who.scopes}: ${body.data.length} of ${denied} on record`,
    );
  }
  assert.deepEqual(wrong, []);
  t.diagnostic(`${people.length * DOORS.length} cells`);
});

test('without a token that opens, none of them opens', async () => {
  for (const door of DOORS)
    assert.equal(await asked(door, 'allot_none'), '401 access/unauthenticated', door.path());
});

test('a token held to some customers neither prints, e-mails, imports nor listens to what happens to others', async () => {
  const { secret } = await matrix.token({ role: 'owner', limits: { customers: ['C-000001'] } });
  for (const door of DOORS.filter(({ wholesale }) => wholesale)) {
    assert.match(await asked(door, secret), /^(403 access\/out-of-reach|404 not-found)$/, door.path());
  }
});

test('no token signs itself in, sets things up or agrees to a program', async () => {
  const { secret } = await matrix.token({ role: 'owner', agent: 'Desk', person: 'anna@example.com' });
  const open = ['GET /v1/session', 'GET /v1/setup'];
  for (const { method, path } of FOR_PEOPLE) {
    const answer = await matrix.house.request(
      method,
      path.replace('{uid}', NOBODY),
      method === 'POST' ? {} : undefined,
      { authorization: `Bearer ${secret}` },
    );
    const isOpen = open.includes(`${method} ${path}`);
    assert.ok(isOpen ? answer.status === 200 : answer.status >= 400, `${method} ${path}: ${typeOf(answer)}`);
  }
});

test('bulk work and plans ask each time', async () => {
  const { request } = matrix.house;
  const reader = await matrix.token({ role: 'owner', scopes: ['read'] });
  const as = { authorization: `Bearer ${reader.secret}` };
  const items = [{ name: 'Ann' }, { name: 'Bob' }];
  const bulk = await request('POST', '/v1/bulk/customer.create', { items }, as);
  assert.deepEqual(
    bulk.body.results.map((one: { problem: { type: string } }) => one.problem.type),
    items.map(() => '/problems/access/scope-missing'),
  );
  const { body: plan } = await request('POST', '/v1/customers', { name: 'Cat' }, { prefer: 'plan' });
  for (const held of [
    { role: 'owner', scopes: ['read'] },
    { role: 'owner', agent: 'Desk' },
    { role: 'owner', limits: { customers: ['C-000001'] } },
    { role: 'viewer' },
  ]) {
    const { secret } = await matrix.token(held);
    const answer = await request('POST', `/v1/plans/${plan.plan}/apply`, undefined, {
      authorization: `Bearer ${secret}`,
    });
    assert.ok([403, 404].includes(answer.status), typeOf(answer));
  }
  const elsewhere = { authorization: `Bearer ${matrix.otherToken}` };
  assert.equal((await request('POST', `/v1/plans/${plan.plan}/apply`, undefined, elsewhere)).status, 404);
  assert.equal((await request('POST', `/v1/plans/${plan.plan}/apply`)).status, 200);
});

/** Facts that say of no customer, channel or location, and why a held token may decide on them. */
const ABOUT_NOBODY: Readonly<Record<string, string>> = {
  organisation: 'settings of all; changing them takes setup:write and admin',
  token: 'of access, which no held token writes',
  user: 'of access, which no held token writes',
  owners: 'of access, which no held token writes',
  accepted: "the keys of the caller's own token",
  'token-use': "what the caller's own token did today",
  approval: 'held tokens see and take back their own only',
  counter: 'the next number, which says nothing of anybody',
  'has-orders': 'whether there is any order at all',
  logo: 'a picture for all papers',
  product: 'sold to everybody',
  'product-use': 'whether it is used at all',
  'price-list': 'a list many customers may have',
  'price-list-use': 'whether it is used at all',
  'listed-price': 'a price on a list many customers may have',
  'sku-twins': 'how SKUs are written',
  broker: 'sells to many customers',
  'broker-use': 'whether it is used at all',
  supplier: 'sells to us',
  'supplier-use': 'whether it is used at all',
  'customer-use': 'asked for beside the customer, which says it is one',
  'order-channel-use': 'asked for beside the channel, which says it is one',
  'location-use': 'asked for beside the location, which says it is one',
  'bin-use': 'asked for beside the bin, which says where it is',
  lot: 'of a product, wherever it lies',
  'lot-use': 'whether it is used at all',
  places: 'asked for beside positions, which say where they are',
  'stock-at': 'asked for beside positions, which say where they are',
  'order-returned': 'asked for beside the order, which says whose it is',
  exposure: 'asked for beside the customer, which says it is one',
  promises: 'who is served first; orders that would change are judged by themselves',
  'saved-view': 'of whoever saved it, and those they share with',
};

test('every kind of fact says whom it is about, or stands here with the reason why it is about nobody', () => {
  const silent = [...registry.stores.values()].filter(({ about }) => !about).map(({ fact }) => fact.kind);
  assert.deepEqual(silent.sort(), Object.keys(ABOUT_NOBODY).sort());
});
