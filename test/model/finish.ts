import assert from 'node:assert/strict';
import type { Verdict } from '../../src/command/submission.ts';
import { type SalesOrder, salesOrders } from '../../src/sales/sales-order.ts';
import { CYCLES } from '../../src/sales/standing.ts';
import type { MemoryHouse } from '../support/memory-house.ts';
import type { Dice } from './dice.ts';
import type { Step } from './step.ts';

type Doing = (step: Step) => Promise<Verdict>;

const isTerminal = (order: SalesOrder): boolean =>
  CYCLES[order.workflow].states[order.status]?.terminal === true;

/** Brings every order to an end, one way or the other: nothing that happened may leave one stuck. */
export async function finish(house: MemoryHouse, doing: Doing, dice: Dice): Promise<void> {
  const left = () =>
    [...house.unit.facts.values(salesOrders)].filter((one) => !one.deletedAt && !isTerminal(one));
  for (const { id } of left()) {
    const order = () => house.unit.facts.get(salesOrders, id) as SalesOrder;
    await (order().workflow === 'status-driven'
      ? settle(order, doing, dice)
      : leave(order, doing, dice, house));
    assert.ok(isTerminal(order()), `${order().number} stays ${order().status}`);
  }
}

type Order = () => SalesOrder;
const move = (doing: Doing, order: Order, name: string, input: object = {}) =>
  doing({ command: `sales-order.${name}`, input: { ref: order().number, ...input } });

async function settle(order: Order, doing: Doing, dice: Dice): Promise<void> {
  if (order().hold) await move(doing, order, 'release');
  if (dice.chance(0.5) && (await move(doing, order, 'reject')).ok) return;
  // One that never said where it ships from says so now, or is given up.
  if ((await move(doing, order, 'complete')).ok) return;
  await move(doing, order, 'reject');
}

/** Ships the rest after bringing in what it takes, or cancels; both must work from wherever it stands. */
async function leave(order: Order, doing: Doing, dice: Dice, house: MemoryHouse): Promise<void> {
  if (order().hold) await move(doing, order, 'release');
  if (order().status !== 'Saved' && dice.chance(0.6)) {
    await bringIn(order(), doing, house);
    let shipped = await move(doing, order, 'ship');
    if (!shipped.ok && shipped.problem.type === 'shipment/not-pickable') {
      // A lot went into quarantine under a committed shipment: its goods are chosen anew.
      for (const { number, status } of order().shipments)
        if (status !== 'shipped') await doing({ command: 'shipment.reopen', input: { ref: number } });
      shipped = await move(doing, order, 'ship');
    }
    if (isTerminal(order())) return;
    // What the supplier has yet to send is all that may be left.
    const waits = order().purchases.some((one) => one.kind === 'drop-ship' && one.supplied < one.quantity);
    assert.ok(shipped.ok || waits, `${order().number} cannot be shipped: ${JSON.stringify(shipped)}`);
  }
  await move(doing, order, 'cancel');
}

async function bringIn(order: SalesOrder, doing: Doing, house: MemoryHouse): Promise<void> {
  const { facts } = house.unit;
  const places = new Map<string, string[]>();
  const note = (product: string, location: string | null) => {
    if (location) places.set(location, [...(places.get(location) ?? []), product]);
  };
  for (const line of order.lines) note(line.product, line.location ?? order.location);
  for (const shipment of order.shipments)
    for (const { line } of shipment.lines)
      note(order.lines.find((one) => one.line === line)?.product as string, shipment.location);
  for (const [location, products] of places) {
    const lines = [...new Set(products)].map((product) => {
      const sku = facts.label('product', product);
      return { product: sku, quantity: '200', ...(sku === 'HONEY' && { lot: 'FRESH' }) };
    });
    await doing({ command: 'receipt.create', input: { location: facts.label('location', location), lines } });
  }
}
