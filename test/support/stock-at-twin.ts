import { products } from '../../src/catalog/index.ts';
import type { Facts } from '../../src/command/fact.ts';
import { binPositions } from '../../src/command/stock-facts.ts';
import type { BinPosition } from '../../src/ledger/position.ts';
import { bins } from '../../src/stock/location.ts';
import { lots } from '../../src/stock/lot.ts';
import { type StandingPlace, type StockAt, stockAtParts } from '../../src/stock/stock-at.ts';

/** What stands at a location as the facts in memory have it: looked up at each look, since the batch never ends. */
export const stockAtIn = (facts: Facts, key: string): StockAt => ({
  key,
  get places(): StandingPlace[] {
    return standing(facts, key);
  },
});

function standing(facts: Facts, key: string): StandingPlace[] {
  const scope = stockAtParts(key);
  const there = [...facts.values(binPositions)].filter(
    (at) =>
      at.location === scope.location &&
      (at.onHand !== 0n || at.committed !== 0n) &&
      (scope.bins?.includes(at.bin) ?? true) &&
      (scope.products?.includes(at.product) ?? true),
  );
  return there
    .map((at) => ({ at, walk: walkOf(facts, at) }))
    .sort((a, b) => (a.walk < b.walk ? -1 : 1))
    .map(({ at: { product, bin, lot } }) => ({ product, bin, lot }));
}

/** Sequence, bin, SKU, lot: compared as texts. */
function walkOf(facts: Facts, { product, bin, lot }: BinPosition): string {
  const { sequence, code } = facts.sure(bins, bin);
  const number = lot === null ? '' : facts.sure(lots, lot).number;
  return [String(sequence).padStart(12, '0'), code, facts.sure(products, product).sku, number].join('\0');
}
