import { useSessionStorage } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../ask/ask.ts';
import { quantityText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import {
  type Barcodes,
  counted,
  countOf,
  isComplete,
  judgeScan,
  madeShort,
  NOT_WALKED,
  nextAfter,
  type Scanned,
  stopKey,
  type Walked,
} from './picking.ts';
import type { Stop } from './shipping-types.ts';

export interface Told {
  readonly text: string;
  readonly isWrong: boolean;
  /** So that the same words twice are heard twice. */
  readonly count: number;
}

/** The barcodes are there before the first scan, so that nothing is waited for between shelves. */
function useBarcodes(stops: readonly Stop[]): Barcodes {
  const skus = [...new Set(stops.map(({ sku }) => sku))];
  const answers = useQueries({
    queries: skus.map((ref) => ({
      queryKey: ['product.get', { ref }],
      queryFn: () => read<{ sku: string; barcode: string | null }>('product.get', { ref }),
      staleTime: 10 * 60_000,
    })),
  });
  return new Map(answers.flatMap(({ data }) => (data?.barcode ? [[data.sku, data.barcode] as const] : [])));
}

const RIGHT_MS = 40;
const WRONG_MS = [180, 70, 180];
const shake = (pattern: number | number[]): void => void navigator.vibrate?.(pattern);

/** One person's walk past the stops of a shipment. */
export function useWalk(number: string, stops: readonly Stop[]) {
  const w = useWords();
  const barcodes = useBarcodes(stops);
  const [walked, setWalked] = useSessionStorage<Walked>({
    key: `walk ${number}`,
    defaultValue: NOT_WALKED,
    getInitialValueInEffect: false,
  });
  const [told, setTold] = useState<Told | null>(null);
  const at = Math.min(walked.at, stops.length);
  const stop = stops[at];
  const tell = (text: string, isWrong: boolean): void => {
    shake(isWrong ? WRONG_MS : RIGHT_MS);
    setTold((before) => ({ text, isWrong, count: (before?.count ?? 0) + 1 }));
  };
  const count = (to: number): void => {
    if (!stop) return;
    const next = counted(walked, stop, to);
    const { sku, quantity } = stop;
    if (!isComplete(next, stop)) {
      setWalked(next);
      const said = { sku, taken: countOf(next, stop), quantity: quantityText(quantity) };
      tell(w('picking.rightGoods', said), false);
    } else {
      setWalked({ ...next, at: nextAfter(next, stops, at) });
      tell(w('picking.stepDone', { sku }), false);
    }
  };
  const scan = (code: string): void => {
    if (!stop) return;
    const { sku, bin } = stop;
    const quantity = quantityText(stop.quantity);
    const scanned: Scanned = judgeScan(code, stop, countOf(walked, stop), stops, barcodes);
    if (scanned.kind === 'goods') count(countOf(walked, stop) + 1);
    else if (scanned.kind === 'bin') tell(w('picking.rightBin', { bin }), false);
    else if (scanned.kind === 'lot') tell(w('picking.lot', { lot: stop.lot ?? '' }), false);
    else if (scanned.kind === 'enough') tell(w('picking.enough', { quantity, sku }), true);
    else if (scanned.kind === 'wrong bin') tell(w('picking.wrongBin', { code: scanned.code, bin }), true);
    else if (scanned.kind === 'wrong goods') tell(w('picking.wrongGoods', { code: scanned.code, sku }), true);
    else tell(w('picking.unknown', { code: scanned.code, sku, bin }), true);
  };
  return {
    walked,
    at,
    stop,
    told,
    scan,
    count,
    goTo: (to: number) => setWalked({ ...walked, at: Math.max(0, Math.min(stops.length, to)) }),
    short: () => {
      if (!stop) return;
      const next = madeShort(walked, stop);
      setWalked({ ...next, at: next.short[stopKey(stop)] ? nextAfter(next, stops, at) : at });
    },
    startOver: () => setWalked(NOT_WALKED),
  };
}

export type Walking = ReturnType<typeof useWalk>;
