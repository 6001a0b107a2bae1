import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import type { Answer } from '../support/house.ts';
import { ENTRIES, type Entry, eachOf, MatrixHouse, NOBODY, typeOf } from '../support/matrix-house.ts';
import { doorFor, MATRIX_ROLES, MATRIX_SCOPES, roleMay, type Who } from '../support/permission-table.ts';

let matrix: MatrixHouse;
before(async () => {
  matrix = await MatrixHouse.open();
});
after(() => matrix.close());

interface Cell {
  readonly entry: Entry;
  readonly who: Who;
}

/** Every entry with every role, every scope, its own scope in every role, and one wrong scope in each. */
function cells(): Cell[] {
  return ENTRIES.flatMap((entry, i) => [
    ...MATRIX_ROLES.map((role) => ({ entry, who: { role, scopes: null } })),
    ...MATRIX_SCOPES.map((scope) => ({ entry, who: { role: 'owner' as const, scopes: [scope] } })),
    ...MATRIX_ROLES.slice(1).flatMap((role, j) =>
      [entry.scope, MATRIX_SCOPES[(i + j) % MATRIX_SCOPES.length] as string].map((scope) => ({
        entry,
        who: { role, scopes: [scope] },
      })),
    ),
  ]);
}

const isOpen = ({ status }: Answer): boolean => ![401, 403].includes(status) && status < 500;

const nameOf = ({ role, scopes }: Who): string => `${role}/${scopes?.join() ?? 'any'}`;

test('each role and each scope opens what the table says and nothing else, and every refusal is on record', async (t) => {
  const all = cells();
  const tokens = new Map<string, { id: string; secret: string }>();
  for (const { who } of all) {
    if (!tokens.has(nameOf(who))) tokens.set(nameOf(who), await matrix.token(who));
  }
  const wrong: string[] = [];
  const denied = new Set<string>();
  await eachOf(all, async ({ entry, who }) => {
    const { id, secret } = tokens.get(nameOf(who))!;
    const door = doorFor(who, entry);
    // What may be done is only planned, so that every cell finds the company as it was.
    const answer = await matrix.ask(entry, secret, { plan: door === 'open' && entry.kind === 'command' });
    if (door !== 'open') denied.add(`${id} ${entry.name} ${door}`);
    const came = typeOf(answer);
    const inside = String(answer.body?.outcome?.problem?.type ?? '');
    // What waits is an order: whoever approves it could have written it.
    const isTheirs = entry.name !== 'approval.approve' || roleMay(who.role, 'sales:write');
    const isRight =
      door === 'open'
        ? isOpen(answer) && inside.includes('access/forbidden') !== isTheirs
        : came === `403 ${door}`;
    if (!isRight) wrong.push(`${entry.name} as ${nameOf(who)}: ${came} ${inside}, and not ${door}`);
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(await unrecorded(denied), []);
  told(t, all.length, `of ${ENTRIES.length} commands and queries; ${denied.size} are refused`);
  assert.ok(denied.size > 1000);
});

/** Refusals the audit says nothing of. */
async function unrecorded(denied: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await matrix.pool.query(
    `SELECT DISTINCT token_id, asked, problem FROM audit_entry WHERE org_id = $1 AND outcome = 'refused'`,
    [matrix.house.org],
  );
  const known = new Set(rows.map(({ token_id, asked, problem }) => `${token_id} ${asked} ${problem}`));
  return [...denied].filter((one) => !known.has(one));
}

test('what is wrong, over, revoked or of nobody opens nothing; an agent may no more than its person', async (t) => {
  const states = await tokensByState();
  const wrong: string[] = [];
  await eachOf(
    ENTRIES.flatMap((entry) => states.map((state) => ({ entry, ...state }))),
    async ({ entry, state, secret, who }) => {
      const door = who && doorFor(who, entry);
      const answer = await matrix.ask(entry, secret, { plan: door === 'open' && entry.kind === 'command' });
      const came = typeOf(answer);
      const isRight = !door
        ? came === '401 access/unauthenticated'
        : door === 'open'
          ? isOpen(answer)
          : came === `403 ${door}`;
      if (!isRight) wrong.push(`${entry.name}, ${state}: ${came}`);
    },
  );
  assert.deepEqual(wrong, []);
  told(t, ENTRIES.length * states.length, `of ${states.length} states`);
});

async function tokensByState(): Promise<{ state: string; secret: string; who?: Who }[]> {
  const { request } = matrix.house;
  const owner = { role: 'owner' as const };
  const [good, expired, revoked] = [
    await matrix.token(owner),
    await matrix.token(owner),
    await matrix.token(owner),
  ];
  await matrix.pool.query(`UPDATE token SET expires_at = now() - interval '1 second' WHERE id = $1`, [
    expired.id,
  ]);
  // It was let in a moment ago: what is remembered of it must not open anything either.
  const as = { authorization: `Bearer ${revoked.secret}` };
  assert.equal((await request('POST', '/v1/customers', { name: 'Ann' }, as)).status, 201);
  await request('POST', `/v1/tokens/${revoked.id}/revoke`);
  for (const [name, role] of [
    ['gone', 'sales'],
    ['little', 'viewer'],
  ]) {
    const made = await request('POST', '/v1/users', { name, email: `${name}@example.com`, role });
    assert.equal(made.status, 201, JSON.stringify(made.body));
  }
  const orphan = await matrix.token({ ...owner, person: 'gone@example.com' });
  const ended = await request('POST', '/v1/users/gone@example.com/deactivate');
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  const lesser = await matrix.token({ ...owner, person: 'little@example.com' });
  return [
    { state: 'a wrong secret', secret: `${good.secret.slice(0, -4)}aaaa` },
    { state: 'expired', secret: expired.secret },
    { state: 'revoked', secret: revoked.secret },
    { state: 'for a person who is deactivated', secret: orphan.secret },
    {
      state: 'for a person of a lesser role',
      secret: lesser.secret,
      who: { ...owner, scopes: null, person: 'viewer' },
    },
  ];
}

test('records of another organisation, and of none, are not there, whatever the right', async (t) => {
  const before = await traceOf(matrix.otherOrg);
  const named = ENTRIES.filter(({ hasRef }) => hasRef);
  const wrong: string[] = [];
  await eachOf(
    named.flatMap((entry) => [matrix.other[entry.noun], NOBODY].map((ref) => ({ entry, ref }))),
    async ({ entry, ref }) => {
      if (ref === undefined) return;
      const answer = await matrix.ask(entry, matrix.house.token, { ref });
      if (typeOf(answer) !== '404 not-found') wrong.push(`${entry.name} ${ref}: ${typeOf(answer)}`);
    },
  );
  assert.deepEqual(wrong, []);
  const without = [...new Set(named.map(({ noun }) => noun))].filter((noun) => !matrix.other[noun]);
  assert.deepEqual(without, ['email'], 'the trading company has one of each');
  assert.deepEqual(await traceOf(matrix.otherOrg), before, 'nothing happened there');
  told(t, named.length * 2, 'with records of others and of nobody');
});

test('inputs that name records of another organisation are refused, and lists by them are empty', async (t) => {
  const before = await traceOf(matrix.otherOrg);
  const wrong: string[] = [];
  let count = 0;
  await eachOf(ENTRIES, async (entry) => {
    for (const swapped of entry.kind === 'command' ? [swap(entry)] : filtersOf(entry)) {
      if (!swapped) continue;
      count++;
      const answer = await matrix.ask(swapped, matrix.house.token);
      const isEmpty = entry.kind === 'query' && (answer.body.data ?? []).length === 0;
      const isRefused = [404, 409, 422].includes(answer.status);
      if (!isRefused && !isEmpty)
        wrong.push(`${swapped.path} ${JSON.stringify(swapped.input)}: ${typeOf(answer)}`);
    }
  });
  assert.deepEqual(wrong, []);
  assert.ok(count > 80, String(count));
  assert.deepEqual(await traceOf(matrix.otherOrg), before, 'nothing happened there');
  told(t, count, 'whose input names others');
});

const CODES: readonly (readonly [pattern: RegExp, noun: string])[] = [
  [/^C-\d+$/, 'customer'],
  [/^(LANTERN|MUG-BLUE)$/, 'product'],
  [/^(MAIN|SHOP)$/, 'location'],
  [/^WHOLESALE$/, 'price-list'],
  [/^S-\d+$/, 'supplier'],
  [/^SO-\d+$/, 'sales-order'],
  [/^IN-\d+$/, 'invoice'],
];

/** The example with every record it names beside its `ref` taken from the other company; null where it names none. */
function swap(entry: Entry): Entry | null {
  const { ref, ...rest } = entry.input;
  const given = JSON.stringify(rest);
  const input = JSON.parse(given, (_key, value) => {
    const noun = CODES.find(([pattern]) => typeof value === 'string' && pattern.test(value))?.[1];
    return noun ? matrix.other[noun] : value;
  });
  // A new location may well be called as one of theirs.
  if (JSON.stringify(input) === given || entry.name.startsWith('location.')) return null;
  return { ...entry, input: ref === undefined ? input : { ref, ...input } };
}

const FILTERS: Readonly<Record<string, string>> = {
  customer: 'customer',
  product: 'product',
  location: 'location',
  channel: 'order-channel',
  supplier: 'supplier',
  order: 'sales-order',
  invoice: 'invoice',
  priceList: 'price-list',
  document: 'sales-order',
};

const filtersOf = (entry: Entry): Entry[] =>
  Object.entries(FILTERS)
    .filter(([field]) => entry.name.endsWith('.list') && entry.fields.has(field))
    .map(([field, noun]) => ({ ...entry, path: `${entry.path}?${field}=${matrix.other[noun]}` }));

/** How much was ever written for an organisation. */
async function traceOf(org: string): Promise<unknown> {
  const { rows } = await matrix.pool.query(
    `SELECT (SELECT count(*) FROM timeline_entry WHERE org_id = $1) AS notes, (SELECT count(*) FROM outbox WHERE org_id = $1) AS events,
      (SELECT count(*) FROM ledger_entry WHERE org_id = $1) AS entries, (SELECT count(*) FROM audit_entry WHERE org_id = $1) AS audited`,
    [org],
  );
  return rows;
}

const told = (t: TestContext, count: number, what: string) => t.diagnostic(`${count} cells, ${what}`);
