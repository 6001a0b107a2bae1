import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery, type Reader } from '../command/query.ts';
import { moveShape } from '../command/shapes.ts';
import { timelineOf } from '../command/timeline.queries.ts';
import { type Id, isId } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { offeredMoves } from '../lifecycle/cycle.ts';
import type { Row } from '../store/statement.ts';
import { stockCountCycle } from './stock-count.cycle.ts';
import type { StockCountStatus } from './stock-count.ts';
import { locationIs } from './stock-filters.queries.ts';

const STATUSES = ['open', 'posted', 'cancelled'] as const;

const headShape = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(STATUSES),
  colour: z.string(),
  location: z.string(),
  locationId: z.uuid(),
  blind: z.boolean(),
  day: z.iso.date(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});

const HEAD = sql`
  SELECT c.*, l.code AS location FROM stock_count c
  JOIN location l ON l.org_id = c.org_id AND l.id = c.location_id`;

export async function findCount(db: Reader, org: Id, ref: string): Promise<Row | undefined> {
  const named = isId(ref) ? sql`c.id = ${ref}` : sql`c.number = ${ref}`;
  const [head] = await db.rows(sql`${HEAD} WHERE c.org_id = ${org} AND ${named}`);
  return head;
}

export const getCount = defineQuery({
  name: 'stock-count.get',
  sentence: 'A stock count and how far it has got; its rows are asked for by stock-count.rows.',
  permission: 'stock:read',
  input: z.strictObject({ ref: refField }),
  answer: headShape
    .extend({
      bins: z.array(z.string()).nullable(),
      products: z.array(z.string()).nullable(),
      rows: z.int(),
      counted: z.int(),
      differing: z.int().nullable().meta({ description: 'null while it is blind' }),
      moves: z.array(moveShape),
    })
    .meta({ id: 'StockCount' }),
  run: async ({ ref }, { db, actor: { org } }) => {
    const head = await findCount(db, org, ref);
    if (!head) return refused(notFound('stock count', 'stock-count', ref));
    const [progress] = await db.rows(sql`
      SELECT count(*)::int AS rows, count(counted)::int AS counted,
             count(*) FILTER (WHERE counted <> held)::int AS differing
      FROM stock_count_row WHERE org_id = ${org} AND stock_count_id = ${head.id}`);
    const [scope] = await db.rows(sql`
      SELECT (SELECT array_agg(code ORDER BY code) FROM bin WHERE org_id = ${org} AND id = ANY(${head.scope.bins ?? []})) AS bins,
        (SELECT array_agg(sku ORDER BY sku) FROM product WHERE org_id = ${org} AND id = ANY(${head.scope.products ?? []})) AS products`);
    return done({
      ...headView(head),
      bins: head.scope.bins && (scope?.bins ?? []),
      products: head.scope.products && (scope?.products ?? []),
      rows: progress?.rows,
      counted: progress?.counted,
      differing: isHidden(head) ? null : progress?.differing,
      moves: offeredMoves(stockCountCycle, { status: head.status }),
    });
  },
});

export const listCounts = defineQuery({
  name: 'stock-count.list',
  sentence: 'Stock counts, newest first.',
  permission: 'stock:read',
  input: z.strictObject({
    location: refField.optional(),
    status: z.enum(STATUSES).optional(),
    ...pageFields,
  }),
  answer: headShape.meta({ id: 'StockCountHead' }),
  paged: true,
  run: async ({ location, status, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const conditions = allOf([
      sql`c.org_id = ${org}`,
      location !== undefined && sql`c.location_id = ${locationIs(location, org)}`,
      status && sql`c.status = ${status}`,
      after.value && sql`c.id < ${after.value[0]}`,
    ]);
    const rows = await db.rows(sql`${HEAD} WHERE ${conditions} ORDER BY c.id DESC LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, headView, (row) => [row.id]));
  },
});

export const countTimeline = timelineOf('stock-count', 'stock:read');

/** A blind count does not say what was expected until it is posted. */
export const isHidden = (head: Row): boolean => head.blind && head.status !== 'posted';

const headView = (row: Row): z.output<typeof headShape> => ({
  id: row.id,
  number: row.number,
  status: row.status,
  colour: stockCountCycle.states[row.status as StockCountStatus].colour,
  location: row.location,
  locationId: row.location_id,
  blind: row.blind,
  day: row.day,
  note: row.note,
  createdAt: row.created_at,
  version: row.version,
});
