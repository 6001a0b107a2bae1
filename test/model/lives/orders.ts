import type { SalesOrder } from '../../../src/sales/sales-order.ts';
import { movesOf } from '../../../src/sales/standing.ts';
import type { Dice } from '../dice.ts';
import { aDay, PLACES, SKUS, type Step } from '../step.ts';
import type { Taking, World } from './world.ts';

const WALK = ['Received', 'Entered', 'Shipped', 'Invoiced', 'Paid', 'Completed'];
const MOVES = [
  'confirm',
  'cancel',
  'enter',
  'ship',
  'invoice',
  'pay',
  'complete',
  'reject',
  'resolve',
  'dispute',
  'delete',
  'duplicate',
  'hold',
  'release',
];

let born = 0;
function creation(dice: Dice): Step {
  const statusDriven = dice.chance(0.5);
  const lines = dice.some(SKUS, 3).map((product) => ({
    product,
    quantity: String(dice.upTo(7)),
    ...(dice.chance(0.15) && { unit: 'case' }),
    ...(dice.chance(0.2) && { location: dice.one(PLACES) }),
  }));
  const input: Record<string, unknown> = { number: `L-${++born}`, customer: 'C-1', lines };
  if (dice.chance(0.8)) input.location = dice.one(PLACES);
  else if (dice.chance(0.5)) input.location = null;
  if (statusDriven)
    Object.assign(input, {
      workflow: 'status-driven',
      status: dice.chance(0.5) ? 'Received' : dice.one(WALK),
    });
  else Object.assign(input, { workflow: 'shipment-driven', confirm: dice.chance(0.7) });
  return { command: 'sales-order.create', input };
}

function lineEdit(dice: Dice, ref: string): Step {
  const product = dice.one(SKUS);
  const edit = {
    product,
    quantity: String(dice.upTo(9)),
    ...(dice.chance(0.3) && { location: dice.chance(0.2) ? null : dice.one(PLACES) }),
  };
  const input: Record<string, unknown> = { ref };
  const roll = dice.roll();
  if (roll < 0.6) input.edit = [edit];
  else if (roll < 0.75) input.add = [{ product, quantity: String(dice.upTo(5)) }];
  else if (roll < 0.9) input.remove = [product];
  else input.edit = [{ product, swapTo: dice.one(SKUS) }];
  return { command: 'sales-order.edit-lines', input };
}

const dateEdit = (dice: Dice, ref: string): Step => ({
  command: 'sales-order.edit-dates',
  input: { ref, dates: { [dice.one(WALK.slice(0, 3))]: aDay(dice) } },
});

const headerEdit = (dice: Dice, ref: string): Step => ({
  command: 'sales-order.update',
  input: dice.chance(0.5)
    ? { ref, location: dice.chance(0.15) ? null : dice.one(PLACES) }
    : { ref, notes: `note ${dice.upTo(99)}`, priority: dice.upTo(9) },
});

const ENDED = new Set(['Fulfilled', 'Cancelled', 'Completed', 'Rejected']);
const isLive = (order: SalesOrder): boolean => !ENDED.has(order.status);

/** A queue put in another order: mostly of orders that do stand in it. */
function reorder(dice: Dice, orders: readonly SalesOrder[], world: World): Step {
  const waiting = orders.filter((one) => ['Confirmed', 'In Process', 'Entered'].includes(one.status));
  const line = waiting.length ? dice.one(waiting).lines[0] : undefined;
  const product = line && dice.chance(0.9) ? line.product : null;
  const queued = waiting.filter((one) => one.location && one.lines.some((some) => some.product === product));
  const of = queued.length ? queued : orders;
  return {
    command: 'promise.reorder',
    input: {
      product: product ? world.label('product', product) : dice.one(SKUS),
      location: of[0]?.location ? world.label('location', of[0].location) : dice.one(PLACES),
      orders: dice.some(of, 3).map(({ number }) => ({ ref: number })),
    },
  };
}

const RARE = ['cancel', 'reject', 'delete', 'duplicate', 'hold'];

/** Mostly what the order would allow, and what brings it on rather than to its end. */
function move(dice: Dice, order: SalesOrder): Step {
  const allowed = movesOf(order)
    .filter((one) => one.allowed && MOVES.includes(one.name))
    .map((one) => one.name);
  const rare = dice.chance(0.75) ? RARE : [];
  const gentle = allowed.filter((name) => !rare.includes(name));
  const from = gentle.length ? gentle : allowed;
  const name = dice.one(from.length && dice.chance(0.85) ? from : MOVES);
  const ref = order.number;
  const input: Record<string, unknown> = { ref };
  if (name === 'dispute') Object.assign(input, { type: 'damage', reason: 'wet' });
  else if (name === 'resolve') input.outcome = dice.one(['won', 'lost', 'partly']);
  else if (name === 'hold') input.reason = 'not yet';
  else if (name !== 'delete' && name !== 'duplicate' && dice.chance(0.3)) input.day = aDay(dice);
  return { command: `sales-order.${name}`, input };
}

export const inSales: Taking = (dice, world) => {
  const roll = dice.roll();
  const { orders } = world;
  const live = orders.filter(isLive);
  if ((live.length < 4 && roll < 0.5) || roll < 0.12 || !orders.length) return creation(dice);
  const order = dice.one(live.length && dice.chance(0.85) ? live : orders);
  const ref = order.number;
  if (dice.chance(0.03)) return { command: 'sales-order.note', input: { ref, note: 'seen' } };
  if (dice.chance(0.04)) return reorder(dice, orders, world);
  if (roll < 0.48) return lineEdit(dice, ref);
  if (roll < 0.54) return dateEdit(dice, ref);
  if (roll < 0.6) return headerEdit(dice, ref);
  return move(dice, order);
};
