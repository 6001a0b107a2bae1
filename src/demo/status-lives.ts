import { enter, invoice, type Life, paid, pay, type Step, ship, step } from './life.ts';

const workflow = 'status-driven';

const dispute = (type: string, amount: string, reason: string): Step =>
  step(3, 'dispute', { type, amount, reason });

/** Every status the status alone takes an order to, and the ways off. */
export const statusLives: readonly Life[] = [
  { workflow, count: 3, age: [0, 3], steps: [], header: { location: null } },
  { workflow, count: 6, age: [0, 5], steps: [] },
  { workflow, count: 10, age: [2, 14], steps: [enter] },
  { workflow, count: 7, age: [6, 25], steps: [enter, ship] },
  // What the store says it has sent it has, though the books know of fewer.
  {
    workflow,
    count: 1,
    age: [10, 20],
    header: { location: 'EAST' },
    lines: [{ product: 'BENCH-OAK', quantity: '36' }],
    steps: [enter, ship],
  },
  { workflow, count: 7, age: [8, 35], steps: [enter, ship, invoice] },
  { workflow, count: 1, age: [20, 30], goods: 'plenty', steps: [enter, ship, invoice, paid(5, '20.00')] },
  { workflow, count: 5, age: [25, 60], steps: [enter, ship, invoice, pay] },
  { workflow, count: 18, age: [35, 150], steps: [enter, ship, invoice, pay, step(2, 'complete')] },
  { workflow, count: 3, age: [10, 80], steps: [step(2, 'reject', { note: 'credit refused' })] },
  {
    workflow,
    count: 2,
    age: [30, 90],
    steps: [enter, ship, step(6, 'reject', { note: 'delivery refused, goods came back' })],
  },
  {
    workflow,
    count: 1,
    age: [30, 60],
    goods: 'plenty',
    steps: [enter, ship, invoice, paid(4, '25.00'), step(6, 'reject', { note: 'refused at the door' })],
  },
  {
    workflow,
    count: 1,
    age: [20, 40],
    steps: [enter, paid(1, '75.00', { method: 'card' }), step(5, 'reject', { note: 'out of business' })],
  },
  {
    workflow,
    count: 2,
    age: [12, 40],
    steps: [enter, ship, dispute('damage', '48.00', 'two mugs arrived broken')],
  },
  {
    workflow,
    count: 2,
    age: [15, 40],
    steps: [enter, ship, invoice, dispute('pricing', '35.50', 'the old price list was agreed')],
  },
  {
    workflow,
    count: 1,
    age: [8, 12],
    steps: [enter, dispute('duplicate', '0.00', 'they say it was ordered twice')],
  },
  {
    workflow,
    count: 2,
    age: [40, 70],
    steps: [
      enter,
      ship,
      invoice,
      dispute('shortage', '27.00', 'one case was missing'),
      step(9, 'resolve', { outcome: 'won', note: 'the carrier found it' }),
      pay,
    ],
  },
];
