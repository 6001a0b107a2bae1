import sql, { empty } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { flagField, pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { minus } from '../kernel/fixed.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import { findCount, isHidden } from './stock-count.queries.ts';

const rowShape = z
  .object({
    line: z.int(),
    product: z.string(),
    productId: z.uuid(),
    name: z.string(),
    unit: z.string(),
    bin: z.string(),
    binId: z.uuid(),
    sequence: z.int(),
    lot: z.string().nullable(),
    lotId: z.uuid().nullable(),
    expected: z
      .string()
      .nullable()
      .meta({ description: 'held when it was counted, or now; null while the count is blind' }),
    counted: z.string().nullable(),
    difference: z.string().nullable(),
    countedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'StockCountRow' });

export const countRows = defineQuery({
  name: 'stock-count.rows',
  sentence: 'The rows of a stock count in walking order, those that were found last.',
  permission: 'stock:read',
  input: z.strictObject({
    ref: refField,
    counted: flagField.optional().meta({ description: 'only what is counted, or only what is not' }),
    differing: flagField.optional().meta({ description: 'only where counted is not what was expected' }),
    ...pageFields,
  }),
  answer: rowShape,
  paged: true,
  run: async ({ ref, counted, differing, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['integer']);
    if (!after.ok) return after;
    const head = await findCount(db, org, ref);
    if (!head) return refused(notFound('stock count', 'stock-count', ref));
    // Asking a blind count for what differs would tell what is expected.
    const isAsked = differing && !isHidden(head);
    const rows = await db.rows(sql`
      SELECT w.*, r.sku, r.name, r.unit, b.code AS bin, b.sequence, lot.number AS lot, p.on_hand
      FROM stock_count_row w
      JOIN product r ON r.org_id = w.org_id AND r.id = w.product_id
      JOIN bin b ON b.org_id = w.org_id AND b.id = w.bin_id
      LEFT JOIN lot ON lot.org_id = w.org_id AND lot.id = w.lot_id
      LEFT JOIN bin_position p ON p.org_id = w.org_id AND p.product_id = w.product_id
        AND p.location_id = ${head.location_id} AND p.bin_id = w.bin_id AND p.lot_id IS NOT DISTINCT FROM w.lot_id
      WHERE w.org_id = ${org} AND w.stock_count_id = ${head.id} AND w.line > ${after.value?.[0] ?? 0}
        ${counted === undefined ? empty : counted ? sql`AND w.counted IS NOT NULL` : sql`AND w.counted IS NULL`}
        ${isAsked ? sql`AND w.counted <> w.held` : empty}
      ORDER BY w.line LIMIT ${limit + 1}`);
    return done(
      pageOf(
        rows,
        limit,
        (row) => rowView(row, head),
        (row) => [row.line],
      ),
    );
  },
});

function rowView(row: Row, head: Row): z.output<typeof rowShape> {
  const counted = row.counted === null ? null : quantity(row.counted);
  const now = head.status === 'open' ? quantity(row.on_hand ?? '0') : null;
  const held = row.held === null ? now : quantity(row.held);
  const expected = isHidden(head) ? null : held;
  return {
    line: row.line,
    product: row.sku,
    productId: row.product_id,
    name: row.name,
    unit: row.unit,
    bin: row.bin,
    binId: row.bin_id,
    sequence: row.sequence,
    lot: row.lot,
    lotId: row.lot_id,
    expected: expected === null ? null : formatQuantity(expected),
    counted: counted === null ? null : formatQuantity(counted),
    difference: counted === null || expected === null ? null : formatQuantity(minus(counted, expected)),
    countedAt: row.counted_at,
  };
}
