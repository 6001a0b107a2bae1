import { addDays, type Day } from '../kernel/day.ts';
import { type Act, act } from './act.ts';
import { purchases } from './purchases.ts';
import { SHOWROOM } from './setup.ts';

/** Work that no order asks for, and how many days ago it was done. */
export interface Work {
  readonly ago: number;
  readonly acts: readonly Act[];
}

/** Buying for stock, and what is done in the warehouse: oldest first. */
export const work = (today: Day): readonly Work[] =>
  [...purchases(today), ...transfers(today), ...counts, ...odds(today)].sort((a, b) => b.ago - a.ago);

const line = (product: string, quantity: string, more: Record<string, unknown> = {}) => ({
  product,
  quantity,
  ...more,
});

function transfers(today: Day): Work[] {
  const send = (as: string, expectedIn: number, lines: unknown[]): Act =>
    act('transfer.create', { from: 'MAIN', to: 'EAST', expectedOn: addDays(today, expectedIn), lines }, as);
  const arrive = (ref: string, more: Record<string, unknown> = {}): Act =>
    act('transfer.receive', { ref, bin: 'E-02', ...more });
  return [
    { ago: 88, acts: [send('kettles', -86, [line('KETTLE', '12'), line('TORCH', '10')])] },
    { ago: 86, acts: [arrive('$kettles')] },
    { ago: 55, acts: [send('candles', -53, [line('CANDLE-PINE', '24'), line('CANDLE-SALT', '24')])] },
    {
      ago: 53,
      acts: [arrive('$candles', { lines: [line('CANDLE-PINE', '24'), line('CANDLE-SALT', '18')] })],
    },
    {
      ago: 45,
      acts: [act('transfer.close', { ref: '$candles', reason: 'one carton was lost by the carrier' })],
    },
    { ago: 9, acts: [send('plates', -7, [line('PLATE-ENAMEL', '20'), line('APRON', '12')])] },
    { ago: 7, acts: [arrive('$plates', { lines: [line('PLATE-ENAMEL', '12')] })] },
    { ago: 1, acts: [send('towels', 1, [line('TOWEL-HAND', '16'), line('TWINE', '12')])] },
  ];
}

const counts: readonly Work[] = [
  {
    ago: 62,
    acts: [
      act('receipt.create', {
        location: 'MAIN',
        note: 'samples for the showroom',
        lines: [
          line('LANTERN-S', '12', { bin: SHOWROOM, unitCost: '7.60' }),
          line('CLEAT', '10', { bin: SHOWROOM, unitCost: '5.90' }),
        ],
      }),
      act('stock-count.create', { location: 'MAIN', bins: [SHOWROOM] }, 'showroom'),
      act('stock-count.record', {
        ref: '$showroom',
        rows: [line('LANTERN-S', '13', { bin: SHOWROOM }), line('CLEAT', '8', { bin: SHOWROOM })],
      }),
      act('stock-count.post', { ref: '$showroom', note: 'counted with the new shelves' }),
    ],
  },
  { ago: 30, acts: [act('stock-count.create', { location: 'MAIN', bins: ['A-01', 'A-02'] }, 'aisle')] },
  { ago: 29, acts: [act('stock-count.cancel', { ref: '$aisle', note: 'the aisle was being rebuilt' })] },
  {
    ago: 1,
    acts: [
      act('stock-count.create', { location: 'EAST', bins: ['E-01'], blind: true }, 'east'),
      act('stock-count.record', { ref: '$east', rows: [line('MUG-GREEN', '31', { bin: 'E-01' })] }),
    ],
  },
];

const odds = (today: Day): readonly Work[] => [
  {
    ago: 100,
    acts: [act('adjustment.create', { location: 'MAIN', reason: 'broken', lines: [line('LANTERN', '-2')] })],
  },
  {
    ago: 61,
    acts: [
      act('bin-move.create', {
        location: 'MAIN',
        lines: [line('LANTERN-S', '4', { from: SHOWROOM, to: 'A-02' })],
      }),
    ],
  },
  {
    ago: 33,
    acts: [
      act('adjustment.create', {
        location: 'EAST',
        reason: 'found behind the shelf',
        lines: [line('HOOK-BRASS', '3', { bin: 'E-03' })],
      }),
    ],
  },
  // A lot the maker asked to keep back.
  {
    ago: 26,
    acts: [
      act('lot.create', { product: 'JAM-PLUM', number: 'PLUM-0417', expiresOn: addDays(today, 300) }, 'plum'),
      act('receipt.create', {
        location: 'MAIN',
        note: 'sample lot',
        lines: [line('JAM-PLUM', '16', { bin: 'COLD-01', lot: 'PLUM-0417' })],
      }),
      act('lot.quarantine', { ref: '$plum' }),
    ],
  },
];
