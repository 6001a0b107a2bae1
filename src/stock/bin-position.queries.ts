import sql, { empty, join } from 'sql-template-tag';
import { z } from 'zod';
import { flagField, pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { readBinPosition } from '../command/stock-facts.store.ts';
import { minus } from '../kernel/fixed.ts';
import { isId } from '../kernel/id.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import { locationIs, productIs } from './stock-filters.queries.ts';

const binPositionShape = z
  .object({
    location: z.string(),
    locationId: z.uuid(),
    bin: z.string(),
    binId: z.uuid(),
    sequence: z.int(),
    product: z.string(),
    productId: z.uuid(),
    name: z.string(),
    lot: z.string().nullable(),
    lotId: z.uuid().nullable(),
    expiresOn: z.iso.date().nullable(),
    quarantined: z.boolean(),
    onHand: z.string(),
    committed: z.string(),
    availableToPick: z.string(),
    receivedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'BinPosition' });

export const listBinPositions = defineQuery({
  name: 'bin-position.list',
  sentence: 'What stands in which bin and lot, in the order one walks through a location.',
  permission: 'stock:read',
  input: z.strictObject({
    product: refField.optional(),
    location: refField.optional(),
    bin: refField.optional().meta({ description: 'an id, or a code at whatever location' }),
    lot: refField.optional().meta({ description: 'an id, or a lot number of whatever product' }),
    nonZero: flagField.optional(),
    ...pageFields,
  }),
  answer: binPositionShape,
  paged: true,
  run: async (input, { db, actor }) => {
    const { org } = actor;
    const after = cursorKey(input.cursor, ['text', 'integer', 'text', 'text', 'text']);
    if (!after.ok) return after;
    const { bin, lot } = input;
    const conditions = [
      sql`p.org_id = ${org}`,
      after.value
        ? sql`(l.code, b.sequence, b.code, r.sku, coalesce(lot.number, '')) > (${join(after.value)})`
        : empty,
      input.product ? sql`p.product_id = ${productIs(input.product, org)}` : empty,
      input.location ? sql`p.location_id = ${locationIs(input.location, org)}` : empty,
      bin ? (isId(bin) ? sql`p.bin_id = ${bin}` : sql`b.code = ${bin}`) : empty,
      lot ? (isId(lot) ? sql`p.lot_id = ${lot}` : sql`lot.number = ${lot}`) : empty,
      input.nonZero ? sql`(p.on_hand <> 0 OR p.committed <> 0)` : empty,
    ].filter((condition) => condition !== empty);
    const rows = await db.rows(sql`
      SELECT p.*, l.code AS location, b.code AS bin, b.sequence, r.sku, r.name,
             lot.number AS lot, lot.expires_on, coalesce(lot.quarantined, false) AS quarantined
      FROM bin_position p
      JOIN location l ON l.org_id = p.org_id AND l.id = p.location_id
      JOIN bin b ON b.org_id = p.org_id AND b.id = p.bin_id
      JOIN product r ON r.org_id = p.org_id AND r.id = p.product_id
      LEFT JOIN lot ON lot.org_id = p.org_id AND lot.id = p.lot_id
      WHERE ${join(conditions, ' AND ')}
      ORDER BY l.code, b.sequence, b.code, r.sku, coalesce(lot.number, '') LIMIT ${input.limit + 1}`);
    const key = (row: Row) => [row.location, row.sequence, row.bin, row.sku, row.lot ?? ''];
    return done(pageOf(rows, input.limit, binPositionView, key));
  },
});

function binPositionView(row: Row): z.output<typeof binPositionShape> {
  const at = readBinPosition(row);
  return {
    location: row.location,
    locationId: at.location,
    bin: row.bin,
    binId: at.bin,
    sequence: row.sequence,
    product: row.sku,
    productId: at.product,
    name: row.name,
    lot: row.lot,
    lotId: at.lot,
    expiresOn: row.expires_on,
    quarantined: row.quarantined,
    onHand: formatQuantity(at.onHand),
    committed: formatQuantity(at.committed),
    availableToPick: formatQuantity(minus(at.onHand, at.committed)),
    receivedAt: at.receivedAt,
  };
}
