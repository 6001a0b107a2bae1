import { Dice } from './dice.ts';

export const SKUS = ['LANTERN', 'HEART', 'TIN'] as const;
export const PLACES = ['MAIN', 'NORTH'] as const;

export interface Step {
  readonly command: string;
  readonly input: Record<string, unknown>;
}

/** What must be there before a life begins. */
export const BEGINNINGS: readonly Step[] = [
  { command: 'location.create', input: { code: 'NORTH', name: 'North' } },
  ...SKUS.map((sku, i) => ({
    command: 'product.create',
    input: {
      sku,
      name: sku,
      unit: 'piece',
      price: `${i + 1}.50`,
      decimals: i === 2 ? 2 : 0,
      sellingUnits: [{ name: 'case', quantity: '6' }],
    },
  })),
  { command: 'customer.create', input: { number: 'C-1', name: 'Customer' } },
];

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
];

/** Plausible steps without end: several orders of both kinds over a few scarce products in two places. */
export function* life(seed: number): Generator<Step, never> {
  const dice = new Dice(seed);
  const orders: string[] = [];
  for (;;) {
    const step = nextStep(dice, orders);
    if (step.command === 'sales-order.create') orders.push(step.input.number as string);
    if (orders.length > 8) orders.shift();
    yield step;
  }
}

function nextStep(dice: Dice, orders: readonly string[]): Step {
  const roll = dice.roll();
  if (roll < 0.08) return receipt(dice);
  if (roll < 0.13) return adjustment(dice);
  if (roll < 0.3 || !orders.length) return creation(dice);
  const ref = dice.one(orders);
  if (roll < 0.48) return lineEdit(dice, ref);
  if (roll < 0.53) return dateEdit(dice, ref);
  if (roll < 0.58) return headerEdit(dice, ref);
  return move(dice, ref);
}

const receipt = (dice: Dice): Step => ({
  command: 'receipt.create',
  input: {
    location: dice.one(PLACES),
    lines: dice
      .some(SKUS, 3)
      .map((product) => ({ product, quantity: String(dice.upTo(9)), unitCost: `${dice.upTo(5)}.25` })),
  },
});

const adjustment = (dice: Dice): Step => ({
  command: 'adjustment.create',
  input: {
    location: dice.one(PLACES),
    reason: 'counted',
    lines: [{ product: dice.one(SKUS), quantity: `${dice.chance(0.4) ? '' : '-'}${dice.upTo(3)}` }],
  },
});

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
  else Object.assign(input, { workflow: 'shipment-driven', confirm: dice.chance(0.5) });
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

const aDay = (dice: Dice): string => `2026-11-${String(dice.upTo(30)).padStart(2, '0')}`;

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

function move(dice: Dice, ref: string): Step {
  const name = dice.one(MOVES);
  const input: Record<string, unknown> = { ref };
  if (name === 'dispute') Object.assign(input, { type: 'damage', reason: 'wet' });
  else if (name === 'resolve') input.outcome = dice.one(['won', 'lost', 'partly']);
  else if (name !== 'delete' && name !== 'duplicate' && dice.chance(0.3)) input.day = aDay(dice);
  return { command: `sales-order.${name}`, input };
}
