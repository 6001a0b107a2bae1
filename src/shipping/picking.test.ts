import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;
before(async () => {
  it = await askingHouse({ now: '2026-12-10T09:00:00.000Z' });
  for (const [code, sequence] of [
    ['A-01', 10],
    ['B-02', 20],
    ['C-01', 30],
  ])
    await it.done('bin.create', { location: 'MAIN', code, sequence });
  await it.done('customer.create', { number: 'SHOP', name: 'Corner Shop', shipTo: { city: 'Bremen' } });
});
after(() => it.house.close());

/** S5: lot L0 expired in A-01, L1 in B-02, L2, which expires first, in C-01. */
async function milk(sku: string): Promise<void> {
  await it.done('product.create', {
    sku,
    name: 'Milk',
    unit: 'carton',
    lotTracked: true,
    pickingRule: 'FEFO',
  });
  const lines = [
    { product: sku, quantity: '6', bin: 'A-01', lot: 'L0', expiresOn: '2026-11-30' },
    { product: sku, quantity: '4', bin: 'B-02', lot: 'L1', expiresOn: '2027-03-01' },
    { product: sku, quantity: '5', bin: 'C-01', lot: 'L2', expiresOn: '2027-01-15' },
  ];
  await it.done('receipt.create', { location: 'MAIN', lines });
}

const order = (product: string, quantity: string, more: object = {}) =>
  it.done('sales-order.create', { customer: 'SHOP', confirm: true, lines: [{ product, quantity }], ...more });

type Picked = Record<'bin' | 'lot' | 'quantity', string>;
/** `B-02/L1 3, C-01/L2 5`: what is taken from where, as printed. */
const walk = (lines: readonly Picked[]): string =>
  lines.map(({ bin, lot, quantity }) => `${bin}${lot ? `/${lot}` : ''} ${quantity}`).join(', ');

test('S5: FEFO takes what expires first, skips what has expired, and is printed as one walks', async () => {
  await milk('S5');
  const eight = await order('S5', '8', { mustArriveBy: '2026-12-20' });
  const plan = await it.ask('shipment.pick-plan', { order: eight.number });
  assert.equal(walk(plan.lines), 'B-02/L1 3, C-01/L2 5');
  assert.deepEqual(plan.short, []);
  const {
    number: orderNumber,
    shipment,
    customer,
    shipTo,
    locations,
    mustArriveBy,
  } = { ...plan, number: plan.order };
  assert.deepEqual(
    [orderNumber, shipment, customer.name, shipTo.city, locations, mustArriveBy],
    [eight.number, null, 'Corner Shop', 'Bremen', ['MAIN'], '2026-12-20'],
  );
  const { sku, description, unit, lot, expiresOn } = plan.lines[1];
  assert.deepEqual([sku, description, unit, lot, expiresOn], ['S5', 'Milk', 'carton', 'L2', '2027-01-15']);
  const twelve = await order('S5', '12');
  const longer = await it.ask('shipment.pick-plan', { order: twelve.number });
  assert.equal(walk(longer.lines), 'B-02/L1 4, C-01/L2 5');
  assert.deepEqual(
    longer.short.map((one: Record<string, string>) => [one.sku, one.short]),
    [['S5', '3']],
  );
});

test('S5: what is committed is what the ticket said, and short is refused with the numbers (B10)', async () => {
  await milk('S5B');
  const twelve = await order('S5B', '12');
  const problem = await it.refused('shipment.create', { order: twelve.number, move: 'commit' });
  assert.equal(problem.type, 'shipment/not-enough-to-pick');
  const [{ needed, availableToPick, usable, short, possible }] = problem.facts.lines;
  assert.deepEqual([needed, availableToPick, usable, short, possible], ['12', '15', '9', '3', '9']);
  const eight = await order('S5B', '8');
  const shipment = await it.done('shipment.create', { order: eight.number, move: 'commit' });
  assert.equal(walk(shipment.lines[0].picks), 'B-02/L1 3, C-01/L2 5');
  const ticket = await it.ask('shipment.pick-plan', { shipment: shipment.number });
  assert.equal(walk(ticket.lines), 'B-02/L1 3, C-01/L2 5');
  const rest = await it.ask('shipment.pick-plan', { order: twelve.number });
  assert.equal(walk(rest.lines), 'B-02/L1 1', 'what is committed is not there for others');
  await it.done('shipment.ship', { ref: shipment.number });
  const { data } = await it.ask('bin-position.list', { product: 'S5B', nonZero: true });
  assert.deepEqual(
    data.map((at: Record<string, string>) => `${at.bin}/${at.lot} ${at.onHand} ${at.committed}`),
    ['A-01/L0 6 0', 'B-02/L1 1 0'],
    'exactly what was committed has left',
  );
});

test('goods in quarantine, expired ones and such as the customer finds too old are not picked, by hand neither', async () => {
  await milk('OLD');
  await it.done('customer.create', { number: 'FRESH', name: 'Fresh', shelfLifeDays: 60 });
  const picky = await order('OLD', '4', { customer: 'FRESH' });
  const { number } = await it.done('shipment.create', { order: picky.number });
  const choose = (bin: string, lot: string) => ({
    ref: number,
    picks: [{ line: 1, bin, lot, quantity: '4' }],
  });
  const why = async (bin: string, lot: string) => {
    const problem = await it.refused('shipment.commit', choose(bin, lot));
    assert.equal(problem.type, 'shipment/not-pickable');
    return problem.detail;
  };
  assert.match(
    await why('C-01', 'L2'),
    /L2 expires on 2027-01-15; the customer wants it good until 2027-02-08/,
  );
  assert.match(await why('A-01', 'L0'), /lot L0 expired on 2026-11-30/);
  assert.match(await why('A-01', 'L1'), /4 OLD chosen from A-01 of lot L1: 0 free there/);
  await it.done('lot.quarantine', { ref: 'OLD/L1' });
  assert.match(await why('B-02', 'L1'), /lot L1 is in quarantine/);
  const problem = await it.refused('shipment.commit', { ref: number });
  assert.equal(problem.facts.lines[0].usable, '0');
  await it.done('lot.release', { ref: 'OLD/L1' });
  const committed = await it.done('shipment.commit', { ref: number });
  assert.equal(walk(committed.lines[0].picks), 'B-02/L1 4');
});

test('a picker takes goods from elsewhere: the commitment follows, and exactly that leaves', async () => {
  await it.done('product.create', { sku: 'MUG', name: 'Mug' });
  const lines = ['A-01', 'B-02'].map((bin) => ({ product: 'MUG', quantity: '5', bin }));
  await it.done('receipt.create', { location: 'MAIN', lines });
  const made = await order('MUG', '4');
  const shipment = await it.done('shipment.create', { order: made.number, move: 'commit' });
  assert.equal(walk(shipment.lines[0].picks), 'A-01 4');
  const { number: ref } = shipment;
  const part = [{ line: 'MUG', bin: 'B-02', quantity: '3' }];
  const fault = await it.refused('shipment.pick', { ref, picks: part });
  assert.match(fault.detail, /3 chosen for line 1, 4 on the shipment/);
  const picks = [...part, { line: 'MUG', bin: 'A-01', quantity: '1' }];
  const picked = await it.done('shipment.pick', { ref, picks });
  assert.deepEqual([picked.status, walk(picked.lines[0].picks)], ['picked', 'A-01 1, B-02 3']);
  const { data } = await it.ask('bin-position.list', { product: 'MUG' });
  assert.deepEqual(
    data.map((at: Record<string, string>) => `${at.bin} ${at.onHand} ${at.committed}`).slice(0, 2),
    ['A-01 5 1', 'B-02 5 3'],
  );
  const [position] = (await it.ask('position.list', { product: 'MUG' })).data;
  assert.equal(position.committed, '4');
  await it.done('shipment.ship', { ref });
  const after = (await it.ask('bin-position.list', { product: 'MUG' })).data;
  assert.deepEqual(
    after.map((at: Record<string, string>) => `${at.bin} ${at.onHand} ${at.committed}`).slice(0, 2),
    ['A-01 4 0', 'B-02 2 0'],
  );
});

test('what was locked and is in quarantine or has expired since does not leave; other goods are chosen', async () => {
  await milk('BAD');
  const made = await order('BAD', '4');
  const { number: ref, lines } = await it.done('shipment.create', { order: made.number, move: 'pack' });
  assert.equal(walk(lines[0].picks), 'C-01/L2 4');
  await it.done('lot.quarantine', { ref: 'BAD/L2' });
  const problem = await it.refused('shipment.ship', { ref });
  assert.equal(problem.type, 'shipment/not-pickable');
  assert.equal(problem.detail, `${ref}: lot L2 is in quarantine; choose other goods for BAD`);
  assert.equal((await it.refused('sales-order.ship', { ref: made.number })).type, 'shipment/not-pickable');
  await it.done('lot.release', { ref: 'BAD/L2' });
  const late = await it.refused('shipment.ship', { ref, day: '2027-01-16' });
  assert.match(late.detail, /lot L2 expired on 2027-01-15/);
  const picks = [{ line: 1, bin: 'B-02', lot: 'L1', quantity: '4' }];
  const shipped = await it.done('shipment.ship', { ref, day: '2027-01-16', picks });
  assert.equal(walk(shipped.lines[0].picks), 'B-02/L1 4');
  const { data } = await it.ask('bin-position.list', { product: 'BAD', nonZero: true });
  assert.deepEqual(
    data.map((at: Record<string, string>) => `${at.bin}/${at.lot} ${at.onHand} ${at.committed}`),
    ['A-01/L0 6 0', 'C-01/L2 5 0'],
  );
});

test('the ticket of a status-driven order is of what its status has not shipped', async () => {
  await milk('STATUS');
  const more = { confirm: undefined, workflow: 'status-driven', status: 'Entered' };
  const { number } = await order('STATUS', '6', more);
  assert.equal(walk((await it.ask('shipment.pick-plan', { order: number })).lines), 'B-02/L1 1, C-01/L2 5');
  await it.done('sales-order.ship', { ref: number });
  assert.deepEqual((await it.ask('shipment.pick-plan', { order: number })).lines, []);
});
