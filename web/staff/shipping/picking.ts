import type { Stop } from './shipping-types.ts';

/** What a scan was: the goods of this stop, its bin or lot, or something else. */
export interface Scanned {
  readonly kind: 'goods' | 'enough' | 'bin' | 'lot' | 'wrong bin' | 'wrong goods' | 'unknown';
  readonly code: string;
}

/** The barcode of each SKU that has one. */
export type Barcodes = ReadonlyMap<string, string>;

const isSame = (a: string | null | undefined, b: string): boolean =>
  a !== null && a !== undefined && a.toUpperCase() === b.toUpperCase();

/** Scanners and hands differ in capitals; SKUs that differ by them alone are told apart by their bins. */
export function judgeScan(
  code: string,
  at: Stop,
  counted: number,
  stops: readonly Stop[],
  barcodes: Barcodes,
): Scanned {
  const isGoodsOf = (stop: Stop): boolean => isSame(stop.sku, code) || isSame(barcodes.get(stop.sku), code);
  if (isGoodsOf(at)) return { kind: counted >= Number(at.quantity) ? 'enough' : 'goods', code };
  if (isSame(at.bin, code)) return { kind: 'bin', code };
  if (isSame(at.lot, code)) return { kind: 'lot', code };
  if (stops.some(({ bin }) => isSame(bin, code))) return { kind: 'wrong bin', code };
  const other = stops.find(isGoodsOf);
  if (other) return { kind: 'wrong goods', code: other.sku };
  return { kind: 'unknown', code };
}

export const stopKey = ({ line, bin, lot }: Stop): string => `${line} ${bin} ${lot ?? ''}`;

/** How far a walk has got; kept by the browser, so that a phone that falls asleep forgets nothing. */
export interface Walked {
  readonly at: number;
  readonly counted: Readonly<Record<string, number>>;
  readonly short: Readonly<Record<string, true>>;
}

export const NOT_WALKED: Walked = { at: 0, counted: {}, short: {} };

export const countOf = (walked: Walked, stop: Stop): number => walked.counted[stopKey(stop)] ?? 0;

export const isComplete = (walked: Walked, stop: Stop): boolean =>
  countOf(walked, stop) >= Number(stop.quantity);

export const isSettled = (walked: Walked, stop: Stop): boolean =>
  isComplete(walked, stop) || walked.short[stopKey(stop)] === true;

/** Counts never pass what is to be taken, nor go below nothing. */
export function counted(walked: Walked, stop: Stop, count: number): Walked {
  const key = stopKey(stop);
  const most = Number(stop.quantity);
  const { [key]: _, ...short } = walked.short;
  const next = Math.min(most, Math.max(0, count));
  return {
    ...walked,
    counted: { ...walked.counted, [key]: next },
    short: next >= most ? short : walked.short,
  };
}

export function madeShort(walked: Walked, stop: Stop): Walked {
  const { [stopKey(stop)]: was, ...rest } = walked.short;
  return { ...walked, short: was ? rest : { ...walked.short, [stopKey(stop)]: true } };
}

/** The next stop that still wants something, from here on and then from the start; the end where there is none. */
export function nextAfter(walked: Walked, stops: readonly Stop[], from: number): number {
  const order = [...stops.keys()];
  const round = [...order.slice(from + 1), ...order.slice(0, from + 1)];
  return round.find((index) => !isSettled(walked, stops[index] as Stop)) ?? stops.length;
}
