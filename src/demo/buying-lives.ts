import { confirm, invoice, type Life, step } from './life.ts';

const workflow = 'shipment-driven';
const furniture = { workflow, goods: 'furniture' } as const;
const wanting = {
  workflow,
  header: { location: 'MAIN' },
  lines: [
    { product: 'BLANKET-PINE', quantity: '48' },
    { product: 'COMPASS', quantity: '60' },
  ],
} as const;

const buy = step(1, 'buy', {}, 'purchase');
const dropShip = (input: Record<string, unknown> = {}) => step(1, 'drop-ship', input, 'purchase');
const onPurchase = (after: number, verb: string, input: Record<string, unknown> = {}) =>
  step(after, `purchase-order.${verb}`, { ref: '$purchase', ...input });

/** What was bought for orders: drafts, issued, partly arrived; and furniture that comes straight from its maker. */
export const buyingLives: readonly Life[] = [
  { ...wanting, count: 1, age: [3, 5], steps: [confirm, buy] },
  {
    ...wanting,
    count: 1,
    age: [26, 30],
    header: { location: 'MAIN', priority: 2 },
    lines: [{ product: 'BLANKET-PINE', quantity: '70' }],
    steps: [
      confirm,
      buy,
      onPurchase(1, 'issue'),
      onPurchase(15, 'receive', { lines: [{ line: 1, quantity: '40', bin: 'B-01' }] }),
    ],
  },
  {
    ...wanting,
    count: 1,
    age: [8, 12],
    lines: [{ product: 'COMPASS', quantity: '64' }],
    steps: [confirm, buy, onPurchase(2, 'issue')],
  },
  { ...furniture, count: 1, age: [2, 5], steps: [confirm, dropShip()] },
  { ...furniture, count: 1, age: [8, 20], steps: [confirm, dropShip({ issue: true })] },
  {
    ...furniture,
    count: 1,
    age: [20, 30],
    steps: [
      confirm,
      dropShip({ issue: true }),
      onPurchase(9, 'ship', { lines: [{ line: 1, quantity: '1' }], carrier: 'Raben' }),
    ],
  },
  {
    ...furniture,
    count: 2,
    age: [30, 60],
    steps: [confirm, dropShip({ issue: true }), onPurchase(14, 'ship', { carrier: 'Raben' }), invoice],
  },
  {
    ...furniture,
    count: 1,
    age: [35, 50],
    steps: [
      confirm,
      dropShip({ issue: true }),
      onPurchase(10, 'ship', { lines: [{ line: 1, quantity: '1' }], carrier: 'Raben' }),
      onPurchase(5, 'close', { note: 'the rest is made no more' }),
    ],
  },
  // The customer cancels: what was not sent to the maker goes with the order, the other stays.
  {
    ...furniture,
    count: 1,
    age: [10, 20],
    steps: [confirm, dropShip(), step(2, 'cancel', { note: 'no room for it' })],
  },
  {
    ...furniture,
    count: 1,
    age: [12, 25],
    steps: [confirm, dropShip({ issue: true }), step(3, 'cancel', { note: 'found it elsewhere' })],
  },
];
