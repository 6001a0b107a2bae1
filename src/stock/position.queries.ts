import sql, { empty, join } from 'sql-template-tag';
import { z } from 'zod';
import { productRecord } from '../catalog/index.ts';
import { flagField, pageFields, refField, textField } from '../command/fields.ts';
import { numberedIs } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { readPosition } from '../command/stock-facts.store.ts';
import type { Quantity } from '../kernel/fixed.ts';
import { formatPrice } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { available, availableToPick, backordered } from '../ledger/position.ts';
import { matching } from '../record/record.queries.ts';
import type { Row } from '../store/statement.ts';
import { locationIs, productIs } from './stock-filters.queries.ts';

const positionShape = z
  .object({
    product: z.string(),
    productId: z.uuid(),
    name: z.string(),
    unit: z.string(),
    location: z.string(),
    locationId: z.uuid(),
    onHand: z.string(),
    allocated: z.string(),
    available: z.string(),
    committed: z.string(),
    availableToPick: z.string(),
    expected: z.string(),
    demand: z.string(),
    backordered: z.string(),
    averageCost: z.string(),
  })
  .meta({ id: 'Position' });

export const listPositions = defineQuery({
  name: 'position.list',
  sentence: 'What is on hand, promised, available, committed and expected, by SKU and location.',
  permission: 'stock:read',
  input: z.strictObject({
    product: refField.optional(),
    location: refField.optional(),
    search: textField(100).optional().meta({ description: 'a part of the SKU, name or barcode' }),
    supplier: refField.optional().meta({ description: 'only what is bought of this supplier' }),
    short: flagField.optional().meta({ description: 'only where available is below zero' }),
    nonZero: flagField.optional().meta({ description: 'only where any number is not zero' }),
    ...pageFields,
  }),
  answer: positionShape,
  paged: true,
  shows: { by: ['location'], free: ['customer', 'channel'] },
  run: async (input, { db, actor }) => {
    const { org } = actor;
    const after = cursorKey(input.cursor, ['text', 'text']);
    if (!after.ok) return after;
    const [sku, code] = after.value ?? [];
    const conditions = [
      sql`r.org_id = ${org}`,
      // The second condition says no more than the first, but lets the index on SKU begin there.
      after.value ? sql`(r.sku, l.code) > (${sku}, ${code}) AND r.sku >= ${sku}` : empty,
      input.product ? sql`r.id = ${productIs(input.product, org)}` : empty,
      input.location ? sql`p.location_id = ${locationIs(input.location, org)}` : empty,
      input.search ? matching(productRecord, input.search, org) : empty,
      input.supplier ? sql`r.supplier_id = ${numberedIs('supplier', input.supplier, org)}` : empty,
      input.short ? sql`p.allocated > p.on_hand` : empty,
      input.nonZero
        ? sql`(p.on_hand <> 0 OR p.demand <> 0 OR p.allocated <> 0 OR p.committed <> 0 OR p.expected <> 0)`
        : empty,
    ].filter((condition) => condition !== empty);
    const rows = await db.rows(sql`
      SELECT p.*, r.sku, r.name, r.unit, l.code FROM product r
      JOIN position p ON p.org_id = r.org_id AND p.product_id = r.id
      JOIN location l ON l.org_id = p.org_id AND l.id = p.location_id
      WHERE ${join(conditions, ' AND ')} ORDER BY r.sku, l.code LIMIT ${input.limit + 1}`);
    return done(pageOf(rows, input.limit, positionView, (row) => [row.sku, row.code]));
  },
});

function positionView(row: Row): z.output<typeof positionShape> {
  const at = readPosition(row);
  const text = (value: Quantity) => formatQuantity(value);
  return {
    product: row.sku,
    productId: at.product,
    name: row.name,
    unit: row.unit,
    location: row.code,
    locationId: at.location,
    onHand: text(at.onHand),
    allocated: text(at.allocated),
    available: text(available(at)),
    committed: text(at.committed),
    availableToPick: text(availableToPick(at)),
    expected: text(at.expected),
    demand: text(at.demand),
    backordered: text(backordered(at)),
    averageCost: formatPrice(at.averageCost),
  };
}
