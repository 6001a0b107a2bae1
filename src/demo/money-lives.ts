import { billed, confirm, invoice, type Life, paid, pay, ship, shipment, step } from './life.ts';

const plenty = { workflow: 'shipment-driven', goods: 'plenty' } as const;
const tenKettles = { lines: [{ product: 'KETTLE', quantity: '10' }], header: { location: 'MAIN' } } as const;
const net14 = { header: { paymentTerms: 'net 14' } } as const;

const credited = (after: number, input: Record<string, unknown>): ReturnType<typeof step> =>
  step(after, 'credit-note.create', { invoice: '$invoice', ...input }, 'credit');
const threeBroken = { lines: [{ line: 1, quantity: '3' }], reason: 'three arrived broken' };

/** Fulfilled orders and their money: invoices, payments, deposits and credit in every state. */
export const moneyLives: readonly Life[] = [
  { ...plenty, count: 3, age: [7, 14], steps: [confirm, ship, invoice] },
  { ...plenty, ...net14, count: 2, age: [40, 110], steps: [confirm, ship, invoice] },
  { ...plenty, count: 2, age: [14, 25], steps: [confirm, ship, billed(1), paid(6, '20.00')] },
  { ...plenty, ...net14, count: 1, age: [45, 60], steps: [confirm, ship, billed(1), paid(9, '30.00')] },
  { ...plenty, count: 6, age: [30, 140], steps: [confirm, ship, invoice, pay] },
  // Two invoices as the goods leave: the first paid, the second open.
  {
    ...plenty,
    count: 1,
    age: [20, 30],
    steps: [
      confirm,
      shipment(1, { lines: [{ line: 1, quantity: '2' }], move: 'ship' }),
      billed(0, { mode: 'shipped' }),
      step(3, 'pay'),
      ship,
      billed(0),
    ],
  },
  // Paid ahead: the deposit waits, or pays the invoice it was meant for.
  { ...plenty, count: 2, age: [3, 8], steps: [confirm, paid(1, '50.00', { method: 'card' })] },
  { ...plenty, count: 1, age: [10, 16], steps: [confirm, paid(1, '30.00'), ship, invoice] },
  // A draft, and an invoice that was wrong and made again.
  { ...plenty, count: 1, age: [5, 10], steps: [confirm, ship, billed(1, { open: false })] },
  {
    ...plenty,
    count: 1,
    age: [9, 20],
    steps: [
      confirm,
      ship,
      billed(1),
      step(1, 'invoice.void', { ref: '$invoice', note: 'it went to the wrong address' }),
      billed(1),
    ],
  },
  // Paid too much: the customer's credit, of which some goes back.
  {
    ...plenty,
    ...tenKettles,
    count: 1,
    age: [30, 40],
    steps: [
      confirm,
      ship,
      billed(1),
      step(8, 'payment.create', { invoices: ['$invoice'], amount: '600.00' }, 'payment'),
      step(3, 'payment.refund', { ref: '$payment', amount: '40.00' }),
    ],
  },
  // Credit: with the goods, by an amount alone, given back; and goods that came back without any.
  {
    ...plenty,
    ...tenKettles,
    count: 1,
    age: [15, 25],
    steps: [confirm, ship, billed(1), credited(5, { ...threeBroken, restock: true })],
  },
  {
    ...plenty,
    count: 1,
    age: [12, 22],
    steps: [confirm, ship, billed(1), credited(4, { amount: '9.50', reason: 'the old price was agreed' })],
  },
  {
    ...plenty,
    ...tenKettles,
    count: 1,
    age: [35, 50],
    steps: [
      confirm,
      ship,
      billed(1),
      pay,
      credited(5, threeBroken),
      step(2, 'credit-note.refund', { ref: '$credit', amount: '60.00' }),
    ],
  },
  {
    ...plenty,
    count: 1,
    age: [15, 25],
    steps: [
      confirm,
      ship,
      step(6, 'return.create', {
        order: '$order',
        lines: [{ line: 1, quantity: '1' }],
        reason: 'wrong colour',
      }),
    ],
  },
  // Invoiced as ordered and cancelled after a part has shipped: the rest needs a credit note, or has it.
  ...[[], [credited(2, { lines: [{ line: 1, quantity: '6' }], reason: 'cancelled, never shipped' })]].map(
    (then): Life => ({
      ...plenty,
      ...tenKettles,
      count: 1,
      age: [16, 24],
      steps: [
        confirm,
        shipment(1, { lines: [{ line: 1, quantity: '4' }], move: 'ship' }),
        billed(1, { mode: 'ordered' }),
        step(3, 'cancel', { note: 'the rest is not needed any more' }),
        ...then,
      ],
    }),
  ),
];
