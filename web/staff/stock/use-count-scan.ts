import { useState } from 'react';
import { read } from '../../ask/ask.ts';
import type { Page } from '../../ask/use-ask.ts';
import { tellProblem } from '../../ui/problem-alert.tsx';
import type { CountRow } from './work-types.ts';

const isSame = (a: string | null, b: string): boolean => a !== null && a.toUpperCase() === b.toUpperCase();

/** Every row of the count, page after page: a scan may mean any of them. */
async function everyRow(ref: string): Promise<CountRow[]> {
  const rows: CountRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<CountRow> = await read('stock-count.rows', { ref, limit: 200, cursor });
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

interface Product {
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly barcode: string | null;
}

/** The product whose barcode or SKU this is. */
async function productOf(code: string): Promise<Product | undefined> {
  const found = await read<Page<Product>>('product.list', { search: code, limit: 20 });
  return found.data.find(({ sku, barcode }) => isSame(barcode, code) || isSame(sku, code));
}

/** What nobody expected in this bin is counted as well: the count gets a row for it. */
const unexpected = ({ sku, name, unit }: Product, bin: string): CountRow => ({
  line: 0,
  product: sku,
  name,
  unit,
  bin,
  lot: null,
  expected: null,
  counted: null,
  difference: null,
});

/** Finds the row that a scanned SKU, barcode, lot or bin means. */
export function useCountScan(ref: string, onRow: (row: CountRow | null) => void) {
  const [bin, setBin] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [candidates, setCandidates] = useState<readonly CountRow[]>([]);
  const [known, setKnown] = useState<readonly CountRow[] | null>(null);

  // The rows were read at the first scan: what was counted since is not in them.
  const take = (row: CountRow): void => onRow({ ...row, counted: null });

  const matching = async (code: string): Promise<readonly CountRow[] | 'bin'> => {
    const all = known ?? (await everyRow(ref));
    setKnown(all);
    const stands = all.find((row) => isSame(row.bin, code));
    if (stands) {
      setBin(stands.bin);
      return 'bin';
    }
    const here = all.filter((row) => bin === null || row.bin === bin);
    const matches = (of: string) => here.filter(({ product, lot }) => isSame(product, of) || isSame(lot, of));
    const direct = matches(code);
    if (direct.length > 0) return direct;
    const product = await productOf(code);
    if (!product) return [];
    const meant = matches(product.sku);
    return meant.length > 0 || bin === null ? meant : [unexpected(product, bin)];
  };

  const readCode = async (code: string): Promise<void> => {
    setUnknown(null);
    setCandidates([]);
    try {
      const found = await matching(code);
      if (found === 'bin') return;
      if (found.length === 1) take(found[0] as CountRow);
      else if (found.length > 1) setCandidates(found);
      else {
        setUnknown(code);
        navigator.vibrate?.([180, 70, 180]);
      }
    } catch (error) {
      tellProblem(error);
    }
  };

  const choose = (row: CountRow): void => {
    setCandidates([]);
    take(row);
  };
  return { bin, unknown, candidates, read: readCode, choose, leaveBin: () => setBin(null) };
}
