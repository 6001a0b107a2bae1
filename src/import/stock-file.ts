import { createHash } from 'node:crypto';
import type { Command } from '../command/command.ts';
import { parseInput } from '../command/parse.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type Applied, type ApplyOptions, keyFor, takeUp } from './apply-orders.ts';
import { FAULTY } from './import.problems.ts';
import type { ImportHouse } from './import-house.ts';
import { findJob } from './import-job.store.ts';
import { knownLocations, knownProducts } from './known.queries.ts';
import { faulty } from './prepare.ts';
import { faultOf, Progress } from './progress.ts';
import type { ReadFile } from './read-file.ts';
import { cellValue, type RecordColumn } from './record-columns.ts';
import { columnFor, missingColumns, placeOf, type RecordMapping, says, textFor } from './record-mapping.ts';
import type { Fault, SheetRow } from './sheet.ts';

/** Goods taken in at a location: an opening stock, or a delivery. */
export const STOCK_COLUMNS: readonly RecordColumn[] = [
  { name: 'location', kind: 'text' },
  { name: 'product', kind: 'text' },
  { name: 'quantity', kind: 'decimal' },
  { name: 'unit', kind: 'text' },
  { name: 'bin', kind: 'text' },
  { name: 'lot', kind: 'text' },
  { name: 'expiresOn', kind: 'text' },
  { name: 'unitCost', kind: 'decimal' },
];
/** Lines of one receipt: a file of many becomes several. */
const MOST_LINES = 500;

export interface StockReceipt {
  readonly location: string;
  readonly rows: readonly number[];
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

export interface PreparedStock {
  readonly file: ReadFile;
  readonly hash: string;
  readonly mapping: RecordMapping;
  readonly receipts: readonly StockReceipt[];
  readonly refused: readonly { readonly rows: readonly number[]; readonly faults: readonly Fault[] }[];
  readonly faults: readonly Fault[];
  readonly unusedColumns: readonly string[];
}

export async function prepareStock(
  house: ImportHouse,
  file: ReadFile,
  mapping: RecordMapping,
): Promise<Result<PreparedStock>> {
  const { columns, rows } = file.sheet;
  const missing = ['location', 'product', 'quantity']
    .filter((name) => !says(mapping, columns, name))
    .map((name) => ({ row: 1, column: placeOf(mapping, name), detail: 'the column is missing' }));
  const lacking = [...missingColumns(mapping, columns), ...missing];
  if (lacking.length) return refused(faulty(lacking));
  const read = rows.map((row) => ({ row: row.row, line: lineOf(row, columns, mapping) }));
  const faults = [...file.sheet.faults, ...(await doubts(house, read, mapping))].sort(
    (a, b) => a.row - b.row,
  );
  const bad = new Set(faults.map((fault) => fault.row));
  const good = read.filter(({ row }) => !bad.has(row));
  const hash = createHash('sha256')
    .update(`${file.hash}\n${JSON.stringify(mapping)}`)
    .digest('hex');
  const refusedRows = [...bad].map((row) => ({ rows: [row], faults: [] }));
  const used = new Set(STOCK_COLUMNS.map(({ name }) => columnFor(mapping, name)));
  const unusedColumns = columns.filter((column) => !used.has(column));
  const receipts = receiptsOf(good);
  return done({ file, hash, mapping, receipts, refused: refusedRows, faults, unusedColumns });
}

interface ReadLine {
  readonly row: number;
  readonly line: Record<string, unknown>;
}

function lineOf(row: SheetRow, heads: readonly string[], mapping: RecordMapping): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const { name, kind } of STOCK_COLUMNS) {
    const text = textFor(mapping, heads, row, name);
    if (text !== '') line[name] = cellValue(kind, text, mapping.decimal);
  }
  return line;
}

async function doubts(
  house: ImportHouse,
  read: readonly ReadLine[],
  mapping: RecordMapping,
): Promise<Fault[]> {
  const { db, actor, desk } = house;
  const skus = read.map(({ line }) => String(line['product'] ?? ''));
  const products = await knownProducts(db, actor.org, skus);
  const locations = new Set((await knownLocations(db, actor.org)).map((location) => location.code));
  const command = desk.registry.commands.get('receipt.create') as Command;
  return read.flatMap(({ row, line: { location, ...line } }) => {
    const at = (name: string, detail: string): Fault => ({
      row,
      column: placeOf(mapping, name),
      detail,
    });
    const parsed = parseInput(command.input, { location, lines: [line] });
    if (!parsed.ok)
      return (parsed.problem.errors ?? []).map(({ pointer, detail }) =>
        at(pointer.split('/').at(-1) as string, detail),
      );
    if (!locations.has(String(location))) return [at('location', `there is no location "${location}"`)];
    const sku = String(line['product']);
    return products.has(sku) ? [] : [at('product', `there is no product "${sku}"`)];
  });
}

function receiptsOf(read: readonly ReadLine[]): StockReceipt[] {
  const byLocation = Map.groupBy(read, ({ line }) => String(line['location']));
  return [...byLocation].flatMap(([location, all]) => {
    const parts = Array.from({ length: Math.ceil(all.length / MOST_LINES) }, (_, i) =>
      all.slice(i * MOST_LINES, (i + 1) * MOST_LINES),
    );
    return parts.map((part) => ({
      location,
      rows: part.map(({ row }) => row),
      lines: part.map(({ line: { location: _, ...line } }) => line),
    }));
  });
}

/**
 * Receives receipt by receipt, one after the other. Goods received twice would be wrong, and idempotency keys are
 * kept 72 hours only: a file that was received is known by its job for good.
 */
export async function applyStock(
  house: ImportHouse,
  prepared: PreparedStock,
  options: ApplyOptions = {},
): Promise<Result<Pick<Applied, 'counts' | 'faults' | 'total' | 'settled'>>> {
  if (prepared.faults.length && !options.takeGood) return refused(faulty(prepared.faults));
  const { hash, file, receipts } = prepared;
  const before = await findJob(house.db, house.actor.org, 'stock', hash);
  if (before?.status === 'done')
    return refused(problem(FAULTY, 'the stock in this file was received already'));
  const job = await takeUp(house, 'stock', prepared, receipts.length);
  const progress = new Progress(house, job, options.onProgress);
  for (const [i, receipt] of receipts.entries()) {
    if (i < job.doneUpTo || options.signal?.aborted) continue;
    const asked = { bulk: true, key: keyFor(hash, 'stock', String(i)), keyOwner: job.actor };
    const raw = { location: receipt.location, lines: receipt.lines, note: `imported from ${file.name}` };
    const verdict = await house.desk.command(house.actor, 'receipt.create', raw, asked);
    const name = `${receipt.location} rows ${receipt.rows[0]}–${receipt.rows.at(-1)}`;
    if (!verdict.ok) progress.settle(i, 'refused', faultOf(name, receipt.rows[0] as number, verdict));
    else progress.settle(i, verdict.replayed ? 'alreadyThere' : 'created');
    await progress.note();
  }
  await progress.finish(new Date().toISOString());
  const { counts, faults, done: settled } = progress;
  return done({ counts, faults, total: receipts.length, settled });
}
