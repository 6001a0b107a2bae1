import { confirm, type Life, ship, shipment, step } from './life.ts';

const workflow = 'shipment-driven';
const plenty = { workflow, goods: 'plenty' } as const;

const committed = shipment(1, { move: 'commit' });
const onShipment = (after: number, move: string): ReturnType<typeof step> =>
  step(after, `shipment.${move}`, { ref: '$shipment' });
const part = (quantity: string, move: string) => ({ lines: [{ line: 1, quantity }], move });

/** Orders from saved to fulfilled, with shipments at every stage, and what stops or ends them. */
export const shippingLives: readonly Life[] = [
  { workflow, count: 10, age: [0, 6], steps: [] },
  { workflow, count: 16, age: [1, 20], steps: [confirm] },
  { workflow, count: 5, age: [1, 12], steps: [confirm], goods: 'more than there is' },
  // Shipments: saved, committed, picked, packed, brought back.
  {
    ...plenty,
    count: 2,
    age: [3, 8],
    steps: [confirm, shipment(1, { lines: [{ line: 1, quantity: '2' }] })],
  },
  { ...plenty, count: 2, age: [3, 9], steps: [confirm, committed], header: { priority: 1 } },
  { ...plenty, count: 2, age: [3, 6], steps: [confirm, committed, onShipment(0, 'pick')] },
  {
    ...plenty,
    count: 2,
    age: [4, 7],
    steps: [
      confirm,
      committed,
      onShipment(1, 'pick'),
      onShipment(0, 'pack'),
      step(0, 'shipment.update', { ref: '$shipment', carrier: 'DHL', packages: [{ weight: '12.4' }] }),
    ],
  },
  {
    ...plenty,
    count: 1,
    age: [5, 9],
    steps: [confirm, committed, step(1, 'shipment.reopen', { ref: '$shipment' })],
  },
  // Shipped in part: the rest waits, is committed, or leaves from another location.
  {
    ...plenty,
    count: 2,
    age: [22, 34],
    steps: [confirm, shipment(2, { ...part('3', 'ship'), carrier: 'DPD', tracking: '0150 4711 8812' })],
    header: { notes: 'Partial delivery is fine.' },
  },
  {
    ...plenty,
    count: 2,
    age: [6, 12],
    steps: [confirm, shipment(1, part('2', 'ship')), shipment(2, part('2', 'commit'))],
  },
  {
    ...plenty,
    count: 2,
    age: [6, 14],
    header: { location: 'MAIN' },
    lines: [
      { product: 'KETTLE', quantity: '6' },
      { product: 'TORCH', quantity: '4', location: 'EAST' },
    ],
    steps: [
      confirm,
      shipment(1, { location: 'MAIN', move: 'ship', carrier: 'DHL' }),
      shipment(1, { location: 'EAST', move: 'commit' }),
    ],
  },
  // Fulfilled, at once or in two shipments.
  { ...plenty, count: 3, age: [4, 15], steps: [confirm, ship] },
  { ...plenty, count: 1, age: [12, 25], steps: [confirm, shipment(1, part('2', 'ship')), ship] },
  // Held, and released again.
  { workflow, count: 1, age: [1, 4], steps: [step(0, 'hold', { reason: 'first order of this address' })] },
  {
    ...plenty,
    count: 2,
    age: [4, 10],
    steps: [confirm, step(1, 'hold', { reason: 'waits for the prepayment' })],
  },
  {
    ...plenty,
    count: 1,
    age: [12, 20],
    steps: [
      confirm,
      step(1, 'hold', { reason: 'address to be checked' }),
      step(2, 'release', { note: 'the address is right' }),
      ship,
    ],
  },
  // A customer with a credit limit: one order within it, the next one has to wait.
  {
    workflow,
    count: 1,
    age: [6, 6],
    steps: [confirm],
    header: { customer: 'C-000026', location: 'MAIN', charges: {} },
    lines: [{ product: 'KETTLE', quantity: '8' }],
  },
  {
    workflow,
    count: 1,
    age: [2, 2],
    steps: [step(1, 'note', { note: 'over the credit limit: waits for a payment' })],
    header: { customer: 'C-000026', location: 'MAIN', charges: {} },
    lines: [{ product: 'LANTERN', quantity: '24' }],
  },
  // Cancelled: as a wish, as a promise, and with goods already locked.
  { workflow, count: 3, age: [20, 90], steps: [step(4, 'cancel', { note: 'asked for a quote only' })] },
  {
    workflow,
    count: 4,
    age: [25, 100],
    steps: [confirm, step(5, 'cancel', { note: 'the customer changed their mind' })],
  },
  {
    ...plenty,
    count: 1,
    age: [18, 30],
    steps: [confirm, committed, step(1, 'cancel', { note: 'the shop has closed' })],
  },
];
