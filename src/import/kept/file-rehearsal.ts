import type { Prepared } from '../prepare.ts';
import type { PreparedRecords } from '../prepare-records.ts';
import { type Amounts, rehearse } from '../rehearsal.ts';
import type { StockEffect } from '../stock-effect.ts';
import type { PreparedStock } from '../stock-file.ts';
import type { ShownFault } from './import-file.ts';
import type { PreparedFile } from './prepare-file.ts';

/** A long list by its length and its beginning. */
export interface Some<T> {
  readonly total: number;
  readonly first: readonly T[];
}

const MOST_SHOWN = 100;
/** Faults beyond these are counted, not kept: who has so many mends the mapping. */
export const MOST_FAULTS = 10_000;

export const some = <T>(list: readonly T[], most = MOST_SHOWN): Some<T> => ({
  total: list.length,
  first: list.slice(0, most),
});

interface OfAny {
  readonly rows: number;
  readonly faults: Some<ShownFault>;
  readonly refusedRows: number;
  readonly unusedColumns: readonly string[];
}

/** What applying a file would do: `rehearse` with its long lists cut, one shape for each kind. */
export type FileRehearsal =
  | (OfAny & {
      readonly what: 'orders';
      readonly documents: number;
      readonly create: number;
      readonly alreadyThere: number;
      readonly sentAgainDifferently: Some<string>;
      readonly refusedDocuments: number;
      readonly lines: number;
      readonly merged: { readonly lines: number; readonly rows: number };
      readonly skipped: readonly { readonly reason: string; readonly rows: Some<number> }[];
      readonly products: { readonly create: Some<string>; readonly caseTwins: Some<readonly string[]> };
      readonly customers: { readonly create: Some<string> };
      readonly charges: { readonly rows: number; readonly shipping: Amounts; readonly other: Amounts };
      readonly value: Amounts;
      readonly stock: StockEffect;
    })
  | (OfAny & {
      readonly what: 'products' | 'customers';
      readonly create: number;
      readonly alreadyThere: number;
      readonly updates: boolean;
      readonly differing: Some<{ readonly code: string; readonly fields: readonly string[] }>;
    })
  | (OfAny & {
      readonly what: 'stock';
      readonly receipts: number;
      readonly lines: number;
      readonly locations: readonly { readonly location: string; readonly lines: number }[];
    });

/** The faults with what stands in the cell they complain of. */
export function shownFaults({ prepared: { faults, file } }: PreparedFile): ShownFault[] {
  const kept = faults.slice(0, MOST_FAULTS);
  const rows = new Map(file.sheet.rows.map(({ row, cells }) => [row, cells]));
  return kept.map((fault) => {
    const at = fault.column === null ? -1 : file.sheet.columns.indexOf(fault.column);
    const cell = at < 0 ? undefined : rows.get(fault.row)?.[at];
    return { ...fault, value: cell?.slice(0, 200).toWellFormed() ?? null };
  });
}

export function fileRehearsal(
  file: PreparedFile,
  faults: readonly ShownFault[],
  refusedRows: number,
): FileRehearsal {
  const { total } = some(file.prepared.faults);
  const any: OfAny = {
    rows: file.prepared.file.sheet.rows.length,
    faults: { total, first: faults.slice(0, MOST_SHOWN) },
    refusedRows,
    unusedColumns: [],
  };
  if (file.what === 'orders') return { ...any, ...ofOrders(file.prepared) };
  if (file.what === 'stock') return { ...any, ...ofStock(file.prepared) };
  return { ...any, ...ofRecords(file.prepared, file.updates) };
}

function ofOrders(prepared: Prepared) {
  const rehearsal = rehearse(prepared);
  const { file: _, mapping: __, faults: ___, refused, skipped, products, customers, ...rest } = rehearsal;
  return {
    ...rest,
    what: 'orders' as const,
    refusedDocuments: refused.documents,
    sentAgainDifferently: some(rehearsal.sentAgainDifferently),
    skipped: skipped.map(({ reason, rows }) => ({ reason, rows: some(rows) })),
    products: { create: some(products.create), caseTwins: some(products.caseTwins) },
    customers: { create: some(customers.create) },
  };
}

function ofRecords({ kind, records, unusedColumns }: PreparedRecords, updates: boolean) {
  const of = (wanted: string) => records.filter(({ standing }) => standing === wanted);
  const differing = of('differs').map(({ code, differing }) => ({ code, fields: differing }));
  const [create, alreadyThere] = [of('new').length, of('there').length];
  return { what: kind, create, alreadyThere, updates, differing: some(differing), unusedColumns };
}

function ofStock({ receipts, unusedColumns }: PreparedStock) {
  const byLocation = Map.groupBy(receipts, ({ location }) => location);
  const linesOf = (all: PreparedStock['receipts']) => all.flatMap(({ lines }) => lines).length;
  const locations = [...byLocation].map(([location, all]) => ({ location, lines: linesOf(all) }));
  return {
    what: 'stock' as const,
    receipts: receipts.length,
    lines: linesOf(receipts),
    locations,
    unusedColumns,
  };
}
