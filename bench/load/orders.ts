import { CUSTOMERS, customerOf, PRODUCTS, skuOf } from '../company.ts';

/** Over which products orders are spread: all alike, or only the ten everybody wants. */
export type Spread = 'uniform' | 'hot';
export const SPREADS: readonly Spread[] = ['uniform', 'hot'];

export const LINES = 5;
export const BULK = 100;

/** The hot products lie apart in the index, as they would by chance. */
const HOT = Array.from({ length: 10 }, (_, i) => Math.floor((i + 0.5) * (PRODUCTS / 10)));

/** A small generator with a seed: every run and every server is sent the same orders. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % sides;
  };
}

/** One order of five different products. All have the same number of bytes, which makes sending them cheap. */
function orderOf(spread: Spread, roll: (sides: number) => number, confirm: boolean): object {
  const chosen = new Set<number>();
  while (chosen.size < LINES)
    chosen.add(spread === 'hot' ? (HOT[roll(HOT.length)] as number) : roll(PRODUCTS));
  const lines = [...chosen].map((n) => ({ product: skuOf(n), quantity: String(1 + roll(9)) }));
  const customerPo = `PO-${String(roll(1_000_000)).padStart(6, '0')}`;
  return { customer: customerOf(roll(CUSTOMERS)), customerPo, confirm, lines };
}

export function orderBodies(spread: Spread, count: number, confirm: boolean): Buffer[] {
  const roll = dice(20_261_201);
  return Array.from({ length: count }, () => Buffer.from(JSON.stringify(orderOf(spread, roll, confirm))));
}

export function bulkBodies(spread: Spread, count: number): Buffer[] {
  const roll = dice(20_261_202);
  return Array.from({ length: count }, () => {
    const items = Array.from({ length: BULK }, () => orderOf(spread, roll, true));
    return Buffer.from(JSON.stringify({ items }));
  });
}
