import type { FactStore } from '../command/fact.ts';
import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { plainArray, statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type ListedPrice, listedPrices } from './price-list.ts';
import { type SkuTwins, skuTwins } from './sku-twins.ts';

const TWINS =
  'SELECT lower(sku) AS folded, sku FROM product WHERE org_id = $1 AND lower(sku) = ANY($2::text[])';

export const skuTwinsStore: FactStore<SkuTwins> = {
  fact: skuTwins,
  load: (org, keys) => ({
    lock: [],
    load: [statement('product.twins', TWINS, [org, textArray(keys)])],
    read: ([rows]) => {
      const groups = Map.groupBy(rows!, (row) => row.folded as string);
      return [...groups].map(([folded, same]) => ({ folded, skus: same.map((row) => row.sku) }));
    },
  }),
  save: () => [],
};

const table = new Table<ListedPrice>('price', ['price_list_id', 'product_id'], {
  price_list_id: ['uuid', (one) => one.priceList],
  product_id: ['uuid', (one) => one.product],
  unit_price: ['price', (one) => one.unitPrice],
});

const KEYS = 'unnest($2::uuid[], $3::uuid[]) AS k(price_list_id, product_id)';
const MATCH = 'p.org_id = $1::uuid AND p.price_list_id = k.price_list_id AND p.product_id = k.product_id';
const LOAD = `SELECT p.* FROM ${KEYS} CROSS JOIN LATERAL (SELECT p.* FROM price p WHERE ${MATCH} OFFSET 0) AS p`;
const LOCK = `SELECT 1 FROM ${KEYS} CROSS JOIN LATERAL (SELECT 1 FROM price p WHERE ${MATCH} FOR UPDATE) AS p`;

const pairs = (org: string, keys: readonly string[]) => [
  org,
  plainArray(keys.map((key) => key.slice(0, 36))),
  plainArray(keys.map((key) => key.slice(37))),
];

export const listedPriceStore: FactStore<ListedPrice> = {
  fact: listedPrices,
  load: (org, keys, locked) => ({
    lock: locked.length ? [statement('price.lock', LOCK, pairs(org, [...locked].sort()))] : [],
    load: [statement('price.load', LOAD, pairs(org, keys))],
    read: ([rows]) =>
      rows!.map((row) => ({
        priceList: row.price_list_id,
        product: row.product_id,
        unitPrice: parseFixed(row.unit_price, PRICE_SCALE) as Price,
      })),
  }),
  save: (org, changes) => {
    const there = changes.filter(({ after }) => after.unitPrice !== null);
    return [
      ...table.save(org, there),
      ...table.remove(
        org,
        changes.filter((c) => c.before && c.after.unitPrice === null).map((c) => c.after),
      ),
    ];
  },
};
