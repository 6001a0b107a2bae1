/** One thing done to an order so many days after the thing before. */
export interface Step {
  readonly after: number;
  readonly verb: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** What becomes of an order, and how many orders it becomes of. */
export interface Life {
  readonly workflow: 'shipment-driven' | 'status-driven';
  readonly count: number;
  /** Days since it was made, from the youngest to the oldest of its kind. */
  readonly age: readonly [least: number, most: number];
  readonly steps: readonly Step[];
  readonly hasNoLocation?: true;
  /** Wants more than there is. */
  readonly isGreedy?: true;
}

const step = (after: number, verb: string, input?: Record<string, unknown>): Step => ({
  after,
  verb,
  ...(input && { input }),
});

const confirm = step(1, 'confirm');
const enter = step(1, 'enter');
const ship = step(2, 'ship');
const invoice = step(1, 'invoice');
const pay = step(14, 'pay');

const dispute = (type: string, amount: string, reason: string): Step =>
  step(3, 'dispute', { type, amount, reason });

/** Every state both life cycles have an order can be in without shipments, the way it got there included. */
export const lives: readonly Life[] = [
  { workflow: 'shipment-driven', count: 11, age: [0, 6], steps: [] },
  { workflow: 'shipment-driven', count: 24, age: [1, 20], steps: [confirm] },
  { workflow: 'shipment-driven', count: 6, age: [1, 12], steps: [confirm], isGreedy: true },
  {
    workflow: 'shipment-driven',
    count: 3,
    age: [20, 90],
    steps: [step(4, 'cancel', { note: 'asked for a quote only' })],
  },
  {
    workflow: 'shipment-driven',
    count: 5,
    age: [25, 100],
    steps: [confirm, step(5, 'cancel', { note: 'the customer changed their mind' })],
  },
  { workflow: 'status-driven', count: 3, age: [0, 3], steps: [], hasNoLocation: true },
  { workflow: 'status-driven', count: 6, age: [0, 5], steps: [] },
  { workflow: 'status-driven', count: 11, age: [2, 14], steps: [enter] },
  { workflow: 'status-driven', count: 8, age: [6, 25], steps: [enter, ship] },
  { workflow: 'status-driven', count: 8, age: [8, 35], steps: [enter, ship, invoice] },
  { workflow: 'status-driven', count: 6, age: [25, 60], steps: [enter, ship, invoice, pay] },
  {
    workflow: 'status-driven',
    count: 22,
    age: [35, 150],
    steps: [enter, ship, invoice, pay, step(2, 'complete')],
  },
  {
    workflow: 'status-driven',
    count: 3,
    age: [10, 80],
    steps: [step(2, 'reject', { note: 'credit refused' })],
  },
  {
    workflow: 'status-driven',
    count: 2,
    age: [30, 90],
    steps: [enter, ship, step(6, 'reject', { note: 'delivery refused, goods came back' })],
  },
  {
    workflow: 'status-driven',
    count: 2,
    age: [12, 40],
    steps: [enter, ship, dispute('damage', '48.00', 'two mugs arrived broken')],
  },
  {
    workflow: 'status-driven',
    count: 2,
    age: [15, 40],
    steps: [enter, ship, invoice, dispute('pricing', '35.50', 'the old price list was agreed')],
  },
  {
    workflow: 'status-driven',
    count: 1,
    age: [8, 12],
    steps: [enter, dispute('duplicate', '0.00', 'they say it was ordered twice')],
  },
  {
    workflow: 'status-driven',
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
