import { z } from 'zod';
import { products } from '../catalog/product.ts';
import { dayField } from '../command/fields.ts';
import type { Day } from '../kernel/day.ts';
import { done } from '../kernel/problem.ts';
import { defineRecord } from '../record/definition.ts';
import { custom, flag, kept, line, optional, owner, required } from '../record/field.ts';
import { actCommand } from '../record/retire.ts';
import { type Lot, lots } from './lot.ts';

export const lotRecord = defineRecord<Lot>({
  fact: lots,
  title: 'lot',
  plural: 'lots',
  area: 'stock',
  code: 'number',
  owner: 'product',
  fields: {
    product: owner(products, 'sku'),
    number: required(line(80)),
    expiresOn: optional(custom<Day>('date', dayField, z.iso.date())),
    quarantined: kept(flag, false),
  },
  searched: ['number'],
  usedBy: [
    ['bin_position', 'lot_id', 'stock that is or was of it'],
    ['stock_count_row', 'lot_id', 'a stock count'],
  ],
  example: { product: 'MUG-BLUE', number: 'L-2026-07', expiresOn: '2027-01-15' },
});

/** F1: goods in quarantine stay on hand but are not picked. */
export const quarantineCommands = [
  actCommand(lotRecord, {
    verb: 'quarantine',
    sentence: 'Keeps the goods of a lot from being picked.',
    what: 'quarantined',
    next: (lot) => done(lot['quarantined'] ? lot : { ...lot, quarantined: true }),
  }),
  actCommand(lotRecord, {
    verb: 'release',
    sentence: 'Lets the goods of a lot be picked again.',
    what: 'released',
    next: (lot) => done(lot['quarantined'] ? { ...lot, quarantined: false } : lot),
  }),
];
