import { definitionOf } from '../import/index.ts';
import { auditTable } from './audit-table.ts';
import type { ExportHouse } from './listed.ts';
import { orderTable } from './order-table.ts';
import { positionTable } from './position-table.ts';
import { recordTable } from './record-table.ts';
import type { Table } from './table.ts';

export { type ExportHouse, ListRefused } from './listed.ts';
export { ORDER_COLUMNS } from './order-table.ts';
export type { Column, Table } from './table.ts';
export { csvStream, TOO_LONG, writeTable, xlsxBytes } from './write-table.ts';
export { definitionOf };

export const EXPORTED = ['orders', 'products', 'customers', 'positions', 'audit'] as const;
export type Exported = (typeof EXPORTED)[number];

/** The list behind each export: its filters are those of the list. */
export const LISTS: Readonly<Record<Exported, string>> = {
  orders: 'sales-order.list',
  products: 'product.list',
  customers: 'customer.list',
  positions: 'position.list',
  audit: 'audit.list',
};

/** L2: exactly what the list shows, in columns that can be imported again; what happened is only for reading. */
export function exportTable(
  house: ExportHouse,
  what: Exported,
  filters: Readonly<Record<string, unknown>>,
): Table {
  if (what === 'orders') return orderTable(house, filters);
  if (what === 'positions') return positionTable(house, filters);
  if (what === 'audit') return auditTable(house, filters);
  return recordTable(house, definitionOf(what.slice(0, -1)), filters);
}
