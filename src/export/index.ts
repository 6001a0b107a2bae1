import { definitions as catalog } from '../catalog/index.ts';
import { definitions as parties } from '../parties/index.ts';
import type { AnyDefinition } from '../record/index.ts';
import type { ExportHouse } from './listed.ts';
import { orderTable } from './order-table.ts';
import { positionTable } from './position-table.ts';
import { recordTable } from './record-table.ts';
import type { Table } from './table.ts';

export { type ExportHouse, ListRefused } from './listed.ts';
export { ORDER_COLUMNS } from './order-table.ts';
export type { Column, Table } from './table.ts';
export { writeTable } from './write-table.ts';

export const EXPORTED = ['orders', 'products', 'customers', 'positions'] as const;
export type Exported = (typeof EXPORTED)[number];

/** The list behind each export: its filters are those of the list. */
export const LISTS: Readonly<Record<Exported, string>> = {
  orders: 'sales-order.list',
  products: 'product.list',
  customers: 'customer.list',
  positions: 'position.list',
};

export const definitionOf = (noun: string): AnyDefinition =>
  [...catalog, ...parties].find((definition) => definition.fact.kind === noun) as AnyDefinition;

/** L2: exactly what the list shows, in columns that can be imported again. */
export function exportTable(
  house: ExportHouse,
  what: Exported,
  filters: Readonly<Record<string, unknown>>,
): Table {
  if (what === 'orders') return orderTable(house, filters);
  if (what === 'positions') return positionTable(house, filters);
  return recordTable(house, definitionOf(what.slice(0, -1)), filters);
}
