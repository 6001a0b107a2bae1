import sql, { empty, join } from 'sql-template-tag';
import { z } from 'zod';
import { pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { isId } from '../kernel/id.ts';
import { formatPrice } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';

export const listPrices = defineQuery({
  name: 'price.list',
  sentence: 'The prices on price lists, by price list and SKU.',
  permission: 'catalog:read',
  input: z.strictObject({ priceList: refField.optional(), product: refField.optional(), ...pageFields }),
  answer: z
    .object({
      priceList: z.string(),
      priceListId: z.uuid(),
      product: z.string(),
      productId: z.uuid(),
      name: z.string(),
      currency: z.string(),
      unitPrice: z.string(),
    })
    .meta({ id: 'Price' }),
  paged: true,
  run: async ({ priceList, product, cursor, limit }, { db, actor }) => {
    const after = cursorKey(cursor, ['text', 'text']);
    if (!after.ok) return after;
    const conditions = [
      sql`l.org_id = ${actor.org} AND l.deleted_at IS NULL`,
      priceList === undefined
        ? empty
        : isId(priceList)
          ? sql`l.id = ${priceList}`
          : sql`l.code = ${priceList}`,
      product === undefined ? empty : isId(product) ? sql`p.id = ${product}` : sql`p.sku = ${product}`,
      after.value ? sql`(l.code, p.sku) > (${after.value[0]}, ${after.value[1]})` : empty,
    ].filter((condition) => condition !== empty);
    const rows = await db.rows(sql`
      SELECT l.id AS list_id, l.code, l.currency, p.id AS product_id, p.sku, p.name, one.unit_price
      FROM price_list l
      JOIN price one ON one.org_id = l.org_id AND one.price_list_id = l.id
      JOIN product p ON p.org_id = one.org_id AND p.id = one.product_id
      WHERE ${join(conditions, ' AND ')} ORDER BY l.code, p.sku LIMIT ${limit + 1}`);
    const show = (row: (typeof rows)[number]) => ({
      priceList: row.code,
      priceListId: row.list_id,
      product: row.sku,
      productId: row.product_id,
      name: row.name,
      currency: row.currency,
      unitPrice: formatPrice(parseFixed(row.unit_price, PRICE_SCALE) as Price),
    });
    return done(pageOf(rows, limit, show, (row) => [row.code, row.sku]));
  },
});
