import type { ShipmentStatus } from '../../../src/shipping/shipment.ts';
import type { Dice } from '../dice.ts';
import { aDay } from '../step.ts';
import type { Taking, World } from './world.ts';

/** Orders that can have shipments; now and then one that cannot. */
const orderFor = (dice: Dice, world: World) => {
  const likely = world.orders.filter((order) => ['Confirmed', 'In Process'].includes(order.status));
  const from = likely.length && dice.chance(0.93) ? likely : world.orders;
  return from.length ? dice.one(from) : null;
};

const create: Taking = (dice, world) => {
  const order = orderFor(dice, world);
  if (!order) return null;
  const input: Record<string, unknown> = { order: order.number };
  if (dice.chance(0.6) && order.lines.length) {
    const lines = dice.some(order.lines, 2);
    input.lines = lines.map(({ line }) => ({ line, quantity: String(dice.upTo(4)) }));
  }
  if (dice.chance(0.4)) input.move = dice.one(['commit', 'pick', 'pack', 'ship']);
  return { command: 'shipment.create', input };
};

const MOVES = ['commit', 'pick', 'pack', 'ship', 'reopen', 'delete'] as const;
/** What usually comes next. */
const NEXT: Readonly<Record<ShipmentStatus, readonly string[]>> = {
  saved: ['commit', 'commit', 'pick', 'ship', 'delete'],
  committed: ['pick', 'pick', 'pack', 'ship', 'reopen'],
  picked: ['pack', 'pack', 'ship', 'reopen', 'delete'],
  packed: ['ship', 'ship', 'reopen'],
  shipped: ['ship', 'reopen'],
};

const move: Taking = (dice, world) => {
  if (!world.shipments.length) return create(dice, world);
  const open = world.shipments.filter(({ shipment }) => shipment.status !== 'shipped');
  const { shipment } = dice.one(open.length && dice.chance(0.9) ? open : world.shipments);
  const name = dice.one(dice.chance(0.9) ? NEXT[shipment.status] : MOVES);
  const dated = name !== 'delete' && name !== 'reopen' && dice.chance(0.3);
  return {
    command: `shipment.${name}`,
    input: { ref: shipment.number, ...(dated && { day: aDay(dice) }) },
  };
};

const edit: Taking = (dice, world) => {
  if (!world.shipments.length) return null;
  const { shipment, order } = dice.one(world.shipments);
  if (dice.chance(0.3) || !order.lines.length)
    return { command: 'shipment.update', input: { ref: shipment.number, carrier: 'Post', tracking: 'T1' } };
  const { line } = dice.one(order.lines);
  return {
    command: 'shipment.edit',
    input: { ref: shipment.number, lines: [{ line, quantity: String(dice.upTo(4)) }] },
  };
};

/** All that is open in one call. */
const whole: Taking = (dice, world) => {
  const order = orderFor(dice, world);
  return order && { command: `sales-order.${dice.one(['commit', 'ship'])}`, input: { ref: order.number } };
};

export const inShipping: Taking = (dice, world) => {
  const roll = dice.roll();
  if (roll < 0.35) return create(dice, world);
  if (roll < 0.75) return move(dice, world);
  if (roll < 0.85) return edit(dice, world);
  return whole(dice, world);
};
