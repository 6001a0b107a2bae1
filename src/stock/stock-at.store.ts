import type { FactStore } from '../command/fact.ts';
import { plainArray, statement } from '../store/statement.ts';
import { MOST_COUNT_ROWS, type StockAt, stockAt, stockAtParts } from './stock-at.ts';

const LOAD = `
SELECT p.product_id, p.bin_id, p.lot_id FROM bin_position p
JOIN bin b ON b.org_id = $1::uuid AND b.id = p.bin_id
JOIN product r ON r.org_id = $1::uuid AND r.id = p.product_id
LEFT JOIN lot ON lot.org_id = $1::uuid AND lot.id = p.lot_id
WHERE p.org_id = $1::uuid AND p.location_id = $2::uuid AND (p.on_hand <> 0 OR p.committed <> 0)
  AND ($3::uuid[] IS NULL OR p.bin_id = ANY($3)) AND ($4::uuid[] IS NULL OR p.product_id = ANY($4))
ORDER BY b.sequence, b.code, r.sku, coalesce(lot.number, '') LIMIT ${MOST_COUNT_ROWS + 1}`;

const listed = (ids: readonly string[] | null): string | null => ids && plainArray(ids);

export const stockAtStore: FactStore<StockAt> = {
  fact: stockAt,
  load: (org, keys) => ({
    lock: [],
    load: keys.map((key) => {
      const { location, bins, products } = stockAtParts(key);
      return statement('stock-at.load', LOAD, [org, location, listed(bins), listed(products)]);
    }),
    read: (answers) =>
      answers.map((rows, i) => ({
        key: keys[i] as string,
        places: rows.map((row) => ({ product: row.product_id, bin: row.bin_id, lot: row.lot_id })),
      })),
  }),
  // Derived from bin positions.
  save: () => [],
};
