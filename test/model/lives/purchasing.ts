import type { Dice } from '../dice.ts';
import { PLACES, SKUS } from '../step.ts';
import type { Taking, World } from './world.ts';

const create: Taking = (dice) => ({
  command: 'purchase-order.create',
  input: {
    supplier: 'S-1',
    location: dice.one(PLACES),
    issue: dice.chance(0.6),
    lines: dice.some(SKUS.slice(0, 3), 2).map((product) => ({ product, quantity: String(dice.upTo(6)) })),
  },
});

const likely = (dice: Dice, world: World) => {
  const open = world.orders.filter((order) => ['Confirmed', 'In Process', 'Entered'].includes(order.status));
  const from = open.length && dice.chance(0.93) ? open : world.orders;
  return from.length ? dice.one(from) : null;
};

const forOrder: Taking = (dice, world) => {
  const order = likely(dice, world);
  if (!order) return null;
  const issue = dice.chance(0.5);
  if (dice.chance(0.45)) return { command: 'sales-order.buy', input: { ref: order.number, issue } };
  const input: Record<string, unknown> = { ref: order.number, issue };
  if (dice.chance(0.7) && order.lines.length) {
    const { line } = dice.one(order.lines);
    input.lines = [{ line, ...(dice.chance(0.6) && { quantity: String(dice.upTo(3)) }) }];
  }
  return { command: 'sales-order.drop-ship', input };
};

const MOVES = [
  'issue',
  'receive',
  'receive',
  'receive',
  'ship',
  'ship',
  'close',
  'cancel',
  'return',
] as const;

/** What usually comes next. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  draft: ['issue', 'issue', 'issue', 'cancel'],
  issued: ['receive', 'receive', 'ship', 'ship', 'close', 'cancel'],
  'partially received': ['receive', 'receive', 'close', 'return'],
  'partially shipped': ['ship', 'ship', 'close'],
  received: ['return'],
};
const FOR = {
  stock: ['issue', 'receive', 'close', 'cancel', 'return'],
  'drop-ship': ['issue', 'ship', 'close', 'cancel'],
};

const move: Taking = (dice, world) => {
  if (!world.purchases.length) return create(dice, world);
  const open = world.purchases.filter((one) => NEXT[one.status]);
  const purchase = dice.one(open.length && dice.chance(0.85) ? open : world.purchases);
  const usual = NEXT[purchase.status]?.filter((name) => FOR[purchase.kind].includes(name));
  const command = dice.one(usual?.length && dice.chance(0.9) ? usual : MOVES);
  const input: Record<string, unknown> = { ref: purchase.number };
  const needsLines = command === 'return';
  if (
    (needsLines || ((command === 'receive' || command === 'ship') && dice.chance(0.5))) &&
    purchase.lines.length
  ) {
    const { line, product } = dice.one(purchase.lines);
    const lot = world.label('product', product) === 'HONEY' ? { lot: `L${dice.upTo(3)}` } : {};
    input.lines = [{ line, quantity: String(dice.upTo(3)), ...(command !== 'ship' && lot) }];
  }
  if (needsLines) input.reason = 'faulty';
  return { command: `purchase-order.${command}`, input };
};

const edit: Taking = (dice, world) => {
  if (!world.purchases.length) return null;
  const purchase = dice.one(world.purchases);
  if (dice.chance(0.4) || !purchase.lines.length)
    return { command: 'purchase-order.update', input: { ref: purchase.number, expectedOn: '2026-12-20' } };
  const { line } = dice.one(purchase.lines);
  return {
    command: 'purchase-order.edit-lines',
    input: { ref: purchase.number, edit: [{ line, quantity: String(dice.upTo(7)) }] },
  };
};

export const inPurchasing: Taking = (dice, world) => {
  const roll = dice.roll();
  if (roll < 0.15) return create(dice, world);
  if (roll < 0.45) return forOrder(dice, world);
  if (roll < 0.92) return move(dice, world);
  return edit(dice, world);
};
