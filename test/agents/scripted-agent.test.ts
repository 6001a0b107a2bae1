import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ScriptedAgent } from '../support/agent.ts';
import { assertProved } from '../support/company.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';

let house: OpenHouse;

before(async () => {
  house = await openHouse();
  const must = async (path: string, body: object) => {
    const { status, body: answer } = await house.request('POST', path, body);
    assert.ok(status < 300, `${path}: ${JSON.stringify(answer)}`);
  };
  await must('/v1/customers', { number: 'C-1', name: 'Corner Shop' });
  await must('/v1/suppliers', { number: 'S-1', name: 'Lamp Works' });
  for (const sku of ['LANTERN', 'WICK']) {
    await must('/v1/products', { sku, name: sku, price: '10.00', supplier: 'S-1', cost: '4.00' });
  }
  await must('/v1/receipts', {
    location: 'MAIN',
    lines: [{ product: 'LANTERN', quantity: '50', unitCost: '4' }],
  });
});
after(() => house.close());

/** An agent for a person, with a token held to what is given. */
async function agentWith(held: object, role = 'owner'): Promise<ScriptedAgent> {
  const given = { name: 'desk token', agent: 'Order desk', role, ...held };
  const { status, body } = await house.request('POST', '/v1/tokens', given);
  assert.equal(status, 201, JSON.stringify(body));
  return ScriptedAgent.at(house.base, body.secret);
}

const EVERYTHING = ['read', 'draft', 'confirm', 'ship', 'stock', 'purchase', 'invoice', 'pay', 'cancel'];

/** Whose entries these are: name, agent and reason of all but those that say nothing new. */
async function toldOf(order: string) {
  const { body } = await house.request('GET', `/v1/sales-orders/${order}/timeline?limit=100`);
  return body.data as {
    what: string;
    status: string;
    by: string;
    agent: string;
    reason: string;
    source: string;
  }[];
}

test('an agent takes a shipment-driven order from its first draft to paid', async () => {
  const agent = await agentWith({ scopes: EVERYTHING });
  const draft = await agent.ask('draft_order', {
    how: 'new',
    customer: 'C-1',
    lines: [{ product: 'LANTERN', quantity: '4' }],
    reason: 'asked for by telephone',
  });
  assert.equal(draft.documents[0].after.total, '40.00');
  assert.deepEqual(draft.positions, []);
  const { document: order } = await agent.ask('apply_plan', { plan: draft.plan });
  const again = await agent.ask('apply_plan', { plan: draft.plan });
  assert.deepEqual([again.replayed, again.document.number], [true, order.number]);
  const ref = order.number;
  await agent.act('edit_order', { what: 'lines', ref, edit: [{ line: 1, quantity: '6' }] });
  const confirm = await agent.ask('move_order', { move: 'confirm', ref });
  assert.deepEqual(confirm.positions[0].change, { allocated: '6', available: '-6' });
  await agent.ask('apply_plan', { plan: confirm.plan });
  const shipment = await agent.act('ship_goods', {
    step: 'create',
    order: ref,
    lines: [{ line: 1, quantity: '2' }],
  });
  for (const step of ['commit', 'pick', 'pack', 'ship'])
    await agent.act('ship_goods', { step, ref: shipment.number });
  await agent.act('move_order', { move: 'ship', ref });
  await agent.act('move_order', { move: 'invoice', ref });
  await agent.act('move_order', { move: 'pay', ref, reason: 'the bank statement of today' });
  const { order: opened, moves } = await agent.ask('open_order', { ref });
  assert.deepEqual([opened.status, opened.paymentStatus], ['Fulfilled', 'paid']);
  assert.ok(moves.every(({ allowed, reason }: { allowed: boolean; reason?: string }) => allowed || reason));
  const told = await toldOf(ref);
  assert.ok(
    told.every(
      ({ agent: name, by, source }) => name === 'Order desk' && by === 'desk token' && source === 'agent',
    ),
  );
  assert.equal(told[0]?.reason, 'asked for by telephone');
  assert.equal(told.at(-1)?.reason, 'the bank statement of today');
  await assertProved(house.databaseUrl, house.org);
  await agent.close();
});

test('an agent takes a status-driven order from received to completed', async () => {
  const agent = await agentWith({ scopes: EVERYTHING });
  const order = await agent.act('draft_order', {
    how: 'new',
    customer: 'C-1',
    workflow: 'status-driven',
    lines: [{ product: 'LANTERN', quantity: '3' }],
  });
  assert.equal(order.status, 'Received');
  const seen: string[] = [];
  for (const move of ['enter', 'ship', 'invoice', 'pay', 'complete']) {
    const { status } = await agent.act('move_order', { move, ref: order.number });
    seen.push(status);
  }
  assert.deepEqual(seen, ['Entered', 'Shipped', 'Invoiced', 'Paid', 'Completed']);
  const why = await agent.ask('explain', {
    about: 'number',
    product: 'LANTERN',
    location: 'MAIN',
    quantity: 'onHand',
  });
  assert.equal(why.position.onHand, '41');
  assert.equal(why.entries[0].event, 'CONSUME');
  await assertProved(house.databaseUrl, house.org);
  await agent.close();
});

test('a shortage is explained, and solved by SO to PO', async () => {
  const agent = await agentWith({ scopes: EVERYTHING });
  const lines = [{ product: 'WICK', quantity: '8' }];
  const { number: ref } = await agent.act('draft_order', {
    how: 'new',
    customer: 'C-1',
    lines,
    confirm: true,
  });
  const short = await agent.ask('explain', { about: 'shortage', ref });
  assert.equal(short.data[0].verdict, 'short');
  assert.equal(short.next.tool, 'buy_for_order');
  const stuck = await agent.ask('explain', { about: 'moves', ref, move: 'ship' });
  assert.match(stuck.refused.type, /shipment\/(nothing-to-ship|not-enough-to-pick)/);
  const bought = await agent.ask(short.next.tool, { ...short.next.arguments, reason: 'eight wicks short' });
  const { document } = await agent.ask('apply_plan', { plan: bought.plan });
  const purchase = document.made[0].number;
  await agent.act('purchase', { step: 'issue', ref: purchase });
  const expected = await agent.ask('explain', { about: 'shortage', ref });
  assert.equal(expected.data[0].verdict, 'expected');
  await agent.act('purchase', { step: 'receive', ref: purchase });
  await agent.act('move_order', { move: 'ship', ref });
  const { order } = await agent.ask('open_order', { ref });
  assert.equal(order.status, 'Fulfilled');
  await assertProved(house.databaseUrl, house.org);
  await agent.close();
});

test('a cancel that needs approval waits for a person, and the timeline names them both', async () => {
  const agent = await agentWith({ scopes: EVERYTHING, limits: { approval: ['cancel'] } });
  const lines = [{ product: 'LANTERN', quantity: '2' }];
  const { number: ref } = await agent.act('draft_order', {
    how: 'new',
    customer: 'C-1',
    lines,
    confirm: true,
  });
  const plan = await agent.ask('cancel_order', { how: 'cancel', ref, reason: 'the customer wrote so' });
  assert.equal(plan.needsApproval[0].scope, 'cancel');
  const { problem, next } = await agent.refused('apply_plan', { plan: plan.plan });
  assert.equal(problem.type, '/problems/approval/needed');
  assert.deepEqual([next.tool, next.arguments], ['approvals', { approval: plan.plan }]);
  assert.equal((await agent.ask('approvals', next.arguments)).status, 'waiting');
  const approved = await house.request('POST', `/v1/approvals/${plan.plan}/approve`, { note: 'yes' });
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  const { status, note } = await agent.ask('approvals', next.arguments);
  assert.deepEqual([status, note], ['approved', 'yes']);
  assert.equal((await agent.ask('apply_plan', { plan: plan.plan })).replayed, true);
  const last = (await toldOf(ref)).find(({ status: at }) => at === 'Cancelled') as Record<string, unknown>;
  assert.deepEqual(
    [last.by, last.agent, last.approvedBy, last.reason],
    ['desk token', 'Order desk', 'Owner', 'the customer wrote so'],
  );
  await assertProved(house.databaseUrl, house.org);
  await agent.close();
});

test('an order over the cap is refused with the numbers, and nothing of it is left', async () => {
  const agent = await agentWith({
    scopes: ['read', 'draft', 'confirm'],
    limits: { perCommand: { value: '100.00' } },
  });
  const lines = [{ product: 'LANTERN', quantity: '11' }];
  const { problem, next } = await agent.refused('draft_order', { how: 'new', customer: 'C-1', lines });
  assert.equal(problem.type, '/problems/access/over-cap');
  assert.deepEqual([problem.most, problem.wanted], ['100.00', '110.00']);
  assert.equal(next.tool, 'what_may_i_do');
  const mandate = await agent.ask('what_may_i_do');
  assert.equal(mandate.limits.perCommand.value, '100.00');
  const split = await agent.ask('draft_order', {
    how: 'new',
    customer: 'C-1',
    lines: [{ product: 'LANTERN', quantity: '5' }],
  });
  const { document } = await agent.ask('apply_plan', { plan: split.plan });
  const more = await agent.refused('edit_order', {
    what: 'lines',
    ref: document.number,
    edit: [{ line: 1, quantity: '11' }],
  });
  assert.equal(more.problem.type, '/problems/access/over-cap');
  await assertProved(house.databaseUrl, house.org);
  await agent.close();
});

test('a plan that no longer holds is refused with what would happen now', async () => {
  const agent = await agentWith({ scopes: EVERYTHING });
  const lines = [{ product: 'LANTERN', quantity: '1' }];
  const { number: ref } = await agent.act('draft_order', { how: 'new', customer: 'C-1', lines });
  const { plan } = await agent.ask('move_order', { move: 'confirm', ref });
  await house.request('POST', `/v1/sales-orders/${ref}/edit-lines`, { edit: [{ line: 1, quantity: '2' }] });
  const { problem, next } = await agent.refused('apply_plan', { plan });
  assert.equal(problem.type, '/problems/plan/stale');
  assert.equal(problem.outcome.positions[0].change.allocated, '2');
  assert.equal(next.tool, 'open_order');
  const { order } = await agent.ask('open_order', { ref });
  assert.equal(order.status, 'Saved');
  const confirmed = await agent.act('move_order', { move: 'confirm', ref });
  assert.equal(confirmed.status, 'Confirmed');
  await assertProved(house.databaseUrl, house.org);
  await agent.close();
});
