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

/** The SKU a barcode stands for; the code itself where it is none. */
async function skuOf(code: string): Promise<string> {
  const found = await read<Page<{ sku: string; barcode: string | null }>>('product.list', {
    search: code,
    limit: 20,
  });
  return found.data.find(({ barcode }) => isSame(barcode, code))?.sku ?? code;
}

/** Finds the row that a scanned SKU, barcode, lot or bin means. */
export function useCountScan(ref: string, onRow: (row: CountRow | null) => void) {
  const [bin, setBin] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [candidates, setCandidates] = useState<readonly CountRow[]>([]);
  const [known, setKnown] = useState<readonly CountRow[] | null>(null);

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
    return direct.length > 0 ? direct : matches(await skuOf(code));
  };

  const readCode = async (code: string): Promise<void> => {
    setUnknown(null);
    setCandidates([]);
    try {
      const found = await matching(code);
      if (found === 'bin') return;
      if (found.length === 1) onRow(found[0] as CountRow);
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
    onRow(row);
  };
  return { bin, unknown, candidates, read: readCode, choose, leaveBin: () => setBin(null) };
}
