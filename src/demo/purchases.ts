import { addDays, type Day } from '../kernel/day.ts';
import { type Act, act } from './act.ts';
import type { Work } from './work.ts';

const line = (product: string, quantity: string, more: Record<string, unknown> = {}) => ({
  product,
  quantity,
  ...more,
});

/** The n-th supplier's purchase order, for MAIN. */
const order = (as: string, supplier: number, lines: unknown[], more: Record<string, unknown> = {}): Act =>
  act(
    'purchase-order.create',
    { supplier: `S-${String(supplier).padStart(6, '0')}`, location: 'MAIN', lines, issue: true, ...more },
    as,
  );
const on = (verb: string, name: string, input: Record<string, unknown> = {}): Act =>
  act(`purchase-order.${verb}`, { ref: `$${name}`, ...input });

/** What is bought for stock: a purchase order of every status, on time and late. */
export const purchases = (today: Day): readonly Work[] => [
  {
    ago: 150,
    acts: [order('mugs', 1, [line('MUG-BLUE', '144'), line('MUG-WHITE', '144'), line('BOWL-ENAMEL', '96')])],
  },
  {
    ago: 128,
    acts: [
      on('receive', 'mugs', {
        reference: 'LS 20417',
        lines: [
          line('MUG-BLUE', '144', { bin: 'A-01' }),
          line('MUG-WHITE', '144', { bin: 'A-02' }),
          line('BOWL-ENAMEL', '96', { bin: 'A-03' }),
        ],
      }),
    ],
  },
  {
    ago: 120,
    acts: [on('return', 'mugs', { reason: 'chipped on the way', lines: [line('MUG-BLUE', '6')] })],
  },
  { ago: 110, acts: [order('wool', 2, [line('BLANKET-GREY', '40'), line('THROW-CHECK', '30')])] },
  {
    ago: 82,
    acts: [
      on('receive', 'wool', {
        lines: [line('BLANKET-GREY', '40', { bin: 'B-01' }), line('THROW-CHECK', '18', { bin: 'B-02' })],
      }),
    ],
  },
  { ago: 90, acts: [order('tea', 5, [line('TEA-SMOKE', '96')])] },
  {
    ago: 83,
    acts: [
      on('receive', 'tea', {
        lines: [
          line('TEA-SMOKE', '96', {
            bin: 'COLD-02',
            lot: 'TS-2291',
            expiresOn: addDays(today, 280),
            unitCost: '5.55',
          }),
        ],
      }),
    ],
  },
  { ago: 60, acts: [on('close', 'wool', { note: 'the mill weaves no more of it' })] },
  { ago: 75, acts: [order('candles', 4, [line('CANDLE-PINE', '72')])] },
  { ago: 70, acts: [on('cancel', 'candles', { note: 'their workshop is closed this month' })] },
  { ago: 48, acts: [order('crates', 6, [line('CRATE-PINE', '60'), line('BOARD-BREAD', '40')])] },
  { ago: 12, acts: [on('receive', 'crates', { lines: [line('CRATE-PINE', '24', { bin: 'B-03' })] })] },
  // One is late, one is due, of one nobody knows when it comes, and one is not sent yet.
  {
    ago: 18,
    acts: [order('late', 3, [line('CLEAT', '40')], { expectedOn: addDays(today, -4) })],
  },
  {
    ago: 10,
    acts: [
      order('rope', 3, [line('ROPE-8', '660'), line('ROPE-12', '440')], { expectedOn: addDays(today, 6) }),
    ],
  },
  {
    ago: 6,
    acts: [
      order('clocks', 6, [line('CLOCK-SHIP', '12')], { issue: false }),
      on('update', 'clocks', { expectedOn: null }),
      on('issue', 'clocks'),
    ],
  },
  { ago: 2, acts: [order('soap', 4, [line('SOAP-PINE', '120'), line('SOAP-SEA', '120')], { issue: false })] },
];
