import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { type ApplyOptions, applyOrders } from '../apply-orders.ts';
import { applyRecords } from '../apply-records.ts';
import { definitionOf } from '../definitions.ts';
import { GONE } from '../import.problems.ts';
import type { ImportHouse } from '../import-house.ts';
import type { ImportKind } from '../import-job.store.ts';
import { type Prepared, prepareOrders } from '../prepare.ts';
import { type PreparedRecords, prepareRecords } from '../prepare-records.ts';
import { type ReadFile, tableFrom } from '../read-file.ts';
import { reasonsOf } from '../refused-rows.ts';
import { applyStock, type PreparedStock, prepareStock } from '../stock-file.ts';
import { mappingOf, type OrderDraft, type RecordDraft, recordMappingOf } from './draft.ts';
import { fieldsOf } from './fields.ts';
import { contentOf } from './import-file.store.ts';
import { type ImportFile, KEPT_DAYS, type RefusedRow } from './import-file.ts';

/** A kept file read under its mapping and judged; one shape for all kinds. */
export type PreparedFile =
  | { readonly what: 'orders'; readonly prepared: Prepared }
  | { readonly what: 'products' | 'customers'; readonly updates: boolean; readonly prepared: PreparedRecords }
  | { readonly what: 'stock'; readonly prepared: PreparedStock };

/** `products` is about product records; orders and stock are no records. */
export const definitionFor = (what: ImportKind) =>
  what === 'products' || what === 'customers' ? definitionOf(what.slice(0, -1)) : null;

/** The table in a kept file. */
export async function tableOf(house: ImportHouse, file: ImportFile): Promise<Result<ReadFile>> {
  const content = await contentOf(house.db, house.actor.org, file.id);
  if (!content)
    return refused(problem(GONE, `${file.fileName} was older than ${KEPT_DAYS} days and is no longer kept`));
  return tableFrom(content, file.fileName);
}

/** Read and judged; refused where the mapping is unfinished or names columns the file has not. */
export async function prepareFile(house: ImportHouse, file: ImportFile): Promise<Result<PreparedFile>> {
  const table = await tableOf(house, file);
  if (!table.ok) return table;
  const { what, mappingName: name, updates } = file;
  if (what === 'orders') {
    const mapping = mappingOf(file.mapping as OrderDraft, name);
    if (!mapping.ok) return mapping;
    const prepared = await prepareOrders(house, table.value, mapping.value);
    return prepared.ok ? done({ what, prepared: prepared.value }) : prepared;
  }
  const definition = definitionFor(what);
  const fields = fieldsOf(house.desk.registry, what, definition).map((field) => field.name);
  const mapping = recordMappingOf(file.mapping as RecordDraft, name, fields);
  if (!mapping.ok) return mapping;
  if (what === 'stock') {
    const prepared = await prepareStock(house, table.value, mapping.value);
    return prepared.ok ? done({ what, prepared: prepared.value }) : prepared;
  }
  const prepared = await prepareRecords(house, table.value, definitionOf(what.slice(0, -1)), mapping.value);
  return prepared.ok ? done({ what, updates, prepared: prepared.value }) : prepared;
}

/** How many things there are to write, one after the other. */
export const sizeOf = (file: PreparedFile): number => {
  if (file.what === 'orders') return file.prepared.orders.length;
  return file.what === 'stock' ? file.prepared.receipts.length : file.prepared.records.length;
};

/** Writes it; the outcome of orders has the records made on the way besides. */
export function applyFile(house: ImportHouse, file: PreparedFile, options: ApplyOptions) {
  if (file.what === 'orders') return applyOrders(house, file.prepared, options);
  if (file.what === 'stock') return applyStock(house, file.prepared, options);
  return applyRecords(house, file.prepared, { ...options, update: file.updates });
}

/** The rows that would not be taken, in the order of the file. */
export function refusedRowsOf({ prepared: { refused: documents, faults } }: PreparedFile): RefusedRow[] {
  return [...reasonsOf(documents, faults)]
    .map(([row, reason]) => ({ row, reason }))
    .sort((a, b) => a.row - b.row);
}

/** All rows of the source document (or receipt, or record) that begins in this row. */
export function rowsFrom(file: PreparedFile, row: number): readonly number[] {
  if (file.what === 'orders')
    return file.prepared.orders.find(({ document }) => document.firstRow === row)?.document.rows ?? [row];
  if (file.what === 'stock') return file.prepared.receipts.find(({ rows }) => rows[0] === row)?.rows ?? [row];
  return [row];
}
