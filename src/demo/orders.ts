import { addDays, type Day } from '../kernel/day.ts';
import type { Dice } from './dice.ts';
import { type Goods, goods } from './goods.ts';
import type { Life, Step } from './life.ts';
import { lives } from './lives.ts';
import { buyers } from './people.ts';

/** One order of the demo company: what it is made with, and what happens to it on which day. */
export interface DemoOrder {
  readonly made: Day;
  readonly input: Readonly<Record<string, unknown>>;
  readonly steps: readonly (Step & { readonly day: Day })[];
}

const CHANNELS = ['MANUAL', 'MANUAL', 'PORTAL', 'SHOP', 'API'];
const PRODUCTS = goods.filter((one) => !one.dropShippable);
const FURNITURE = goods.filter((one) => one.dropShippable);
/** There is always enough of it, and it keeps. */
const PLENTY = PRODUCTS.filter((one) => !one.isScarce && one.keeps === null && one.decimals === 0);
/** Customers with a credit limit are chosen on purpose only. */
const CUSTOMERS = buyers.filter((one) => !one.creditLimit).length;

/** All orders, oldest first, so that their numbers follow the calendar. */
export function demoOrders(dice: Dice, today: Day): DemoOrder[] {
  const all = lives.flatMap((life) => Array.from({ length: life.count }, () => orderOf(life, dice, today)));
  return all.sort((a, b) => (a.made < b.made ? -1 : a.made > b.made ? 1 : 0)).map(withReferences);
}

function orderOf(life: Life, dice: Dice, today: Day): DemoOrder {
  const made = addDays(today, -dice.whole(...life.age));
  const steps: (Step & { day: Day })[] = [];
  let day = made;
  for (const step of life.steps) {
    day = addDays(day, step.after);
    // Whoever was made yesterday is confirmed today at the latest.
    steps.push({ ...step, day: day > today ? today : day });
  }
  const lines = life.lines ?? linesOf(life, dice);
  return { made, steps, input: { ...header(life, dice, made), ...life.header, lines } };
}

function header(life: Life, dice: Dice, made: Day): Record<string, unknown> {
  const customer = dice.whole(1, CUSTOMERS);
  return {
    customer: `C-${String(customer).padStart(6, '0')}`,
    channel: life.workflow === 'status-driven' && dice.oneIn(2) ? 'MARKET' : dice.one(CHANNELS),
    workflow: life.workflow,
    orderDate: made,
    location: dice.oneIn(4) ? 'EAST' : 'MAIN',
    ...(life.workflow === 'shipment-driven' && { confirm: false }),
    ...(dice.oneIn(2) && { mustArriveBy: addDays(made, dice.whole(7, 30)) }),
    ...(dice.oneIn(3) && { customerPo: `PO-${dice.whole(1000, 9999)}` }),
    ...(dice.oneIn(6) && { priority: dice.whole(1, 3) }),
    ...(dice.oneIn(4) && { charges: { shipping: `${dice.whole(5, 25)}.90` } }),
    ...(dice.oneIn(5) && {
      addOns: { freight: `${dice.whole(8, 40)}.00`, promo: `${dice.whole(0, 10)}.50` },
    }),
    ...(dice.oneIn(8) && { notes: dice.one(NOTES) }),
  };
}

const NOTES = [
  'Deliver to the back door before ten.',
  'Gift paper for all candles, please.',
  'Call before delivery: the quay is closed on Wednesdays.',
  'Partial delivery is fine.',
];

function linesOf({ goods: wanted = 'any' }: Life, dice: Dice): Record<string, unknown>[] {
  switch (wanted) {
    case 'plenty':
      return dice
        .some(PLENTY, dice.whole(3, 5))
        .map(({ sku }) => ({ product: sku, quantity: String(dice.whole(4, 9)) }));
    case 'furniture':
      return dice
        .some(FURNITURE, dice.whole(1, 2))
        .map(({ sku }) => ({ product: sku, quantity: String(dice.whole(2, 4)) }));
    case 'more than there is':
      return dice
        .some(PRODUCTS, dice.whole(1, 6))
        .map(({ sku }) => ({ product: sku, quantity: String(dice.whole(90, 160)) }));
    case 'any':
      return anyLines(dice);
  }
}

function anyLines(dice: Dice): Record<string, unknown>[] {
  const chosen = dice.some(PRODUCTS, dice.whole(1, 6));
  if (dice.oneIn(9)) chosen.push(dice.one(FURNITURE));
  return chosen.map((one) => lineOf(one, dice));
}

function lineOf(one: Goods, dice: Dice): Record<string, unknown> {
  const byCase = one.perCase !== null && one.perCase <= 12 && dice.oneIn(4);
  if (byCase) return { product: one.sku, quantity: String(dice.whole(1, 2)), unit: 'case' };
  const whole = dice.whole(1, one.dropShippable || one.isScarce ? 2 : 12);
  const part = one.decimals ? `.${dice.one(['5', '25', '75'])}` : '';
  return {
    product: one.sku,
    quantity: `${whole}${part}`,
    ...(dice.oneIn(7) && { discount: `${dice.whole(1, 3)}.00` }),
  };
}

/** Shop and marketplace orders carry the number the outside gave them; one of them sums up differently (L3). */
function withReferences(order: DemoOrder, i: number): DemoOrder {
  const { channel } = order.input;
  if (channel !== 'SHOP' && channel !== 'MARKET') return order;
  const totals = i % 17 === 0 ? { outsideTotals: { total: '1.00' } } : {};
  return { ...order, input: { ...order.input, externalId: `${channel}-${10_000 + i}`, ...totals } };
}
