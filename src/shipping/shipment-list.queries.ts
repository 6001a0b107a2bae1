import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, pageFields, refField, textField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { type Id, isId } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { notFound } from '../record/record.problems.ts';
import type { Row } from '../store/statement.ts';
import { SHIPMENT_STATUSES } from './shipment.ts';
import { headShape, headView, shipmentHead } from './shipment-head.queries.ts';

const statusField = z.enum(SHIPMENT_STATUSES);

export const listShipments = defineQuery({
  name: 'shipment.list',
  sentence: 'Shipments, newest first, a page at a time.',
  permission: 'shipping:read',
  input: z.strictObject({
    status: z.union([statusField, z.array(statusField).max(5)]).optional(),
    location: refField.optional(),
    order: refField.optional(),
    customer: refField.optional(),
    carrier: textField(100).optional(),
    shippedFrom: dayField.optional(),
    shippedTo: dayField.optional(),
    ...pageFields,
  }),
  answer: headShape.meta({ id: 'ShipmentHead' }),
  paged: true,
  run: async (input, { db, actor: { org } }) => {
    const after = cursorKey(input.cursor, ['id']);
    if (!after.ok) return after;
    const { status, location, order, customer, carrier, shippedFrom, shippedTo, limit } = input;
    const statuses = status === undefined ? [] : [status].flat();
    const conditions: (Sql | false | '' | null | undefined)[] = [
      sql`s.org_id = ${org}`,
      statuses.length === 1
        ? sql`s.status = ${statuses[0]}`
        : statuses.length > 1 && sql`s.status = ANY(${statuses})`,
      location !== undefined && sql`s.location_id = ${named('location', 'code', org, location)}`,
      order !== undefined && sql`s.order_id = ${named('sales_order', 'number', org, order)}`,
      customer !== undefined && sql`s.customer_id = ${named('customer', 'number', org, customer)}`,
      carrier !== undefined && sql`s.carrier = ${carrier}`,
      shippedFrom && sql`s.shipped_on >= ${shippedFrom}`,
      shippedTo && sql`s.shipped_on <= ${shippedTo}`,
      after.value && sql`s.id < ${after.value[0]}`,
    ];
    const all = join(
      conditions.filter((one): one is Sql => Boolean(one)),
      ' AND ',
    );
    const rows = await db.rows(shipmentHead(all, limit + 1));
    return done(pageOf(rows, limit, headView, (row) => [row.id]));
  },
});

/** The id meant by an id or by what people call it; null where there is none, which equals nothing. */
export const named = (
  table: 'location' | 'sales_order' | 'customer' | 'shipment',
  code: 'code' | 'number',
  org: Id,
  ref: string,
): Sql =>
  isId(ref)
    ? sql`${ref}::uuid`
    : sql`(SELECT id FROM ${raw(table)} WHERE org_id = ${org} AND ${raw(code)} = ${ref})`;

const noteShape = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    day: z.iso.date(),
    what: z.string(),
    status: z.string(),
    by: z.string().nullable(),
    source: z.string(),
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'ShipmentTimelineNote' });

export const shipmentTimeline = defineQuery({
  name: 'shipment.timeline',
  sentence: 'The timeline of a shipment, oldest first: who did what, when, and what changed.',
  permission: 'shipping:read',
  input: z.strictObject({ ref: refField, ...pageFields }),
  answer: noteShape,
  paged: true,
  run: async ({ ref, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const [document] = await db.rows(sql`
      SELECT id FROM shipment WHERE org_id = ${org} AND id = ${named('shipment', 'number', org, ref)}`);
    if (!document) return refused(notFound('shipment', 'shipment', ref));
    const since = after.value?.[0] ?? '00000000-0000-0000-0000-000000000000';
    const rows = await db.rows(sql`
      SELECT t.*, k.name AS by FROM timeline_entry t
      LEFT JOIN token k ON k.org_id = t.org_id AND k.id = t.actor_id
      WHERE t.org_id = ${org} AND t.document_id = ${document.id} AND t.id > ${since}
      ORDER BY t.id LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, noteView, (row) => [row.id]));
  },
});

const noteView = (row: Row): z.output<typeof noteShape> => ({
  id: row.id,
  at: row.at,
  day: row.day,
  what: row.what,
  status: row.status,
  by: row.by,
  source: row.source,
  changes: row.changes,
  note: row.note,
});
