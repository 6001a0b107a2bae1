import { type ExportHouse, listed } from './listed.ts';
import type { Column, Table } from './table.ts';

const TEXT = ['location', 'product', 'name', 'unit'];
const NUMBERS = [
  'onHand',
  'allocated',
  'available',
  'committed',
  'availableToPick',
  'expected',
  'demand',
  'backordered',
  'averageCost',
];

const COLUMNS: readonly Column[] = [
  ...TEXT.map((name) => ({ name, kind: 'text' as const })),
  ...NUMBERS.map((name) => ({ name, kind: 'decimal' as const })),
];

/** Positions of a list; what is on hand can be received elsewhere by reading `onHand` as the quantity. */
export const positionTable = (house: ExportHouse, filters: Readonly<Record<string, unknown>>): Table => ({
  columns: COLUMNS,
  rows: positionRows(house, filters),
});

async function* positionRows(
  house: ExportHouse,
  filters: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly string[]> {
  for await (const page of listed(house, 'position.list', filters)) {
    for (const position of page) yield COLUMNS.map(({ name }) => String(position[name] ?? ''));
  }
}
