import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toolsOf } from '../../src/adapters/mcp/tools/index.ts';
import { registry } from '../../src/trades.ts';
import { ScriptedAgent } from '../support/agent.ts';
import { ENTRIES, type Entry, MatrixHouse, NOBODY } from '../support/matrix-house.ts';
import { doorFor, MATRIX_ROLES, MATRIX_SCOPES, type Who } from '../support/permission-table.ts';

/** The same table as over REST, asked over MCP: every choice of every tool, by every role and every scope. */
let matrix: MatrixHouse;
before(async () => {
  matrix = await MatrixHouse.open();
});
after(() => matrix.close());

interface Call {
  readonly tool: string;
  readonly choice: Readonly<Record<string, string>>;
  readonly entry: Entry;
}

const byName = new Map(ENTRIES.map((entry) => [entry.name, entry]));

/** Each choice of a tool that is made of one entry for each. */
const CALLS: readonly Call[] = toolsOf(registry).flatMap(({ name, made, input }) => {
  const [first] = Object.entries(input.properties as Record<string, { enum?: string[] }>);
  const choices = first?.[1].enum;
  if (made.length > 1 && choices?.length !== made.length) return [];
  return made.map((one, i) => ({
    tool: name,
    choice: made.length > 1 && first && choices ? { [first[0]]: choices[i] as string } : {},
    entry: byName.get(one) as Entry,
  }));
});

/** By the record its example names, or one of the company where the example names one nobody has. */
function argumentsOf({ choice, entry }: Call, ref?: string): Record<string, unknown> {
  const { ref: named, ...input } = entry.input;
  const isNobody = typeof named === 'string' && /^[0-9a-f]{8}-/.test(named);
  const own = named === undefined || isNobody ? matrix.own[entry.noun] : named;
  return { ...choice, ...input, ...(entry.hasRef && { ref: ref ?? own ?? NOBODY }) };
}

const problemOf = ({
  ok,
  data,
}: {
  ok: boolean;
  data: { problem?: { type: string; status: number } };
}): string => (ok ? 'open' : String(data.problem?.type).replace('/problems/', ''));

test('each role and each scope opens the tools the table says, and every refusal is on record', async (t) => {
  const people: Who[] = [
    ...MATRIX_ROLES.map((role) => ({ role, scopes: null })),
    ...MATRIX_SCOPES.map((scope) => ({ role: 'owner' as const, scopes: [scope] })),
  ];
  const wrong: string[] = [];
  let [cells, denied] = [0, 0];
  for (const who of people) {
    const { id, secret } = await matrix.token(who);
    const agent = await ScriptedAgent.at(matrix.house.base, secret);
    const refused = new Set<string>();
    for (const call of CALLS) {
      const expected = doorFor(who, call.entry);
      const came = problemOf(await agent.call(call.tool, argumentsOf(call)));
      cells++;
      if (expected !== 'open') refused.add(call.entry.name);
      const isRight = expected === 'open' ? !/^(fault|access\/forbidden)/.test(came) : came === expected;
      if (!isRight)
        wrong.push(`${call.tool} ${call.entry.name} as ${who.role}/${who.scopes}: ${came}, not ${expected}`);
    }
    denied += refused.size;
    const { body } = await matrix.house.request('GET', `/v1/audit?actor=${id}&outcome=refused&limit=500`);
    const noted = new Set(body.data.map(({ asked }: { asked: string }) => asked));
    assert.deepEqual(
      [...refused].filter((name) => !noted.has(name)),
      [],
      `${who.role}/${who.scopes}`,
    );
    await agent.close();
  }
  assert.deepEqual(wrong, []);
  assert.ok(denied > 300);
  t.diagnostic(`${cells} cells, of ${CALLS.length} choices of tools; ${denied} are refused`);
});

test('wrong, expired and revoked tokens open no tool, nor does one of a person who is out', async () => {
  const { request, base } = matrix.house;
  const soon = new Date(Date.now() + 400).toISOString();
  const expiring = await matrix.token({ role: 'owner', expiresAt: soon });
  const revoked = await matrix.token({ role: 'owner' });
  await request('POST', `/v1/tokens/${revoked.id}/revoke`);
  const person = { name: 'Gone', email: 'gone@example.com', role: 'sales' };
  assert.equal((await request('POST', '/v1/users', person)).status, 201);
  const orphan = await matrix.token({ role: 'owner', agent: 'Desk', person: person.email });
  assert.equal((await request('POST', `/v1/users/${person.email}/deactivate`)).status, 200);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const secrets = [
    'allot_none',
    `${revoked.secret.slice(0, -1)}A`,
    expiring.secret,
    revoked.secret,
    orphan.secret,
  ];
  for (const secret of secrets) {
    await assert.rejects(ScriptedAgent.at(base, secret), /401|Unauthorized|authoriz/i);
  }
});

test('an agent is cut off in the middle of its work when its token is revoked', async () => {
  const { id, secret } = await matrix.token({ role: 'sales', scopes: ['read'] });
  const agent = await ScriptedAgent.at(matrix.house.base, secret);
  await agent.ask('what_may_i_do');
  await matrix.house.request('POST', `/v1/tokens/${id}/revoke`);
  await assert.rejects(agent.call('what_may_i_do'), /401|Unauthorized|authoriz/i);
  await agent.close();
});

test('records of another company are not there, by whatever tool they are named', async (t) => {
  const agent = await ScriptedAgent.at(matrix.house.base, matrix.house.token);
  const wrong: string[] = [];
  let cells = 0;
  for (const call of CALLS.filter(({ entry }) => entry.hasRef)) {
    const ref = matrix.other[call.entry.noun];
    if (!ref) continue;
    cells++;
    const { ok, data } = await agent.call(call.tool, argumentsOf(call, ref));
    const isHidden = ok ? data.data?.length === 0 : [404, 422].includes(data.problem.status);
    if (!isHidden) wrong.push(`${call.tool} ${call.entry.name}: ${JSON.stringify(data).slice(0, 200)}`);
  }
  for (const [tool, given] of [
    ['open_order', { ref: matrix.other['sales-order'] }],
    ['explain', { about: 'shortage', ref: matrix.other['sales-order'] }],
    ['explain', { about: 'moves', ref: matrix.other['sales-order'], move: 'cancel' }],
    ['apply_plan', { plan: NOBODY }],
    ['approvals', { approval: NOBODY }],
  ] as const) {
    cells++;
    assert.equal((await agent.refused(tool, given)).problem.status, 404, tool);
  }
  assert.deepEqual(wrong, []);
  assert.ok(cells > 40);
  t.diagnostic(`${cells} cells`);
  await agent.close();
});
