import sql, { empty } from 'sql-template-tag';
import { z } from 'zod';
import { pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { formatPrice } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { LEDGER_EVENTS, type LedgerEvent } from '../ledger/events.ts';
import type { Row } from '../store/statement.ts';
import { EXPLAINED, effectsOf, eventsMoving } from './explain.ts';
import { locationIs, productIs } from './stock-filters.queries.ts';

const entryShape = z
  .object({
    id: z.uuid(),
    event: z.enum(LEDGER_EVENTS as [LedgerEvent, ...LedgerEvent[]]),
    quantity: z.string(),
    effects: z.record(z.string(), z.string()).meta({ description: 'what it does to each number, signed' }),
    day: z.iso.date(),
    recordedAt: z.iso.datetime(),
    ref: z.string(),
    source: z.uuid(),
    line: z.int(),
    actor: z.string().nullable(),
    command: z.uuid(),
    bin: z.string().nullable(),
    lot: z.string().nullable(),
    unitCost: z.string().nullable(),
    reverses: z.uuid().nullable(),
  })
  .meta({ id: 'LedgerEntry' });

export const positionEntries = defineQuery({
  name: 'position.entries',
  sentence: 'The ledger entries a stock number is made of, newest first.',
  permission: 'stock:read',
  input: z.strictObject({
    product: refField,
    location: refField,
    quantity: z.enum(EXPLAINED).optional().meta({ description: 'only the entries that move this number' }),
    ...pageFields,
  }),
  answer: entryShape,
  paged: true,
  run: async ({ product, location, quantity: name, cursor, limit }, { db, actor }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const { org } = actor;
    // By primary key, backwards: ids are in the order entries were recorded.
    const rows = await db.rows(sql`
      SELECT e.*, t.name AS actor, b.code AS bin, l.number AS lot FROM (
        SELECT * FROM ledger_entry
        WHERE org_id = ${org} AND product_id = ${productIs(product, org)} AND location_id = ${locationIs(location, org)}
          ${name ? sql`AND event = ANY(${eventsMoving(name)}::ledger_event[])` : empty}
          ${after.value ? sql`AND id < ${after.value[0]}` : empty}
        ORDER BY id DESC LIMIT ${limit + 1}
      ) AS e
      LEFT JOIN token t ON t.org_id = e.org_id AND t.id = e.actor_id
      LEFT JOIN bin b ON b.org_id = e.org_id AND b.id = e.bin_id
      LEFT JOIN lot l ON l.org_id = e.org_id AND l.id = e.lot_id
      ORDER BY e.id DESC`);
    return done(pageOf(rows, limit, entryView, (row) => [row.id]));
  },
});

const entryView = (row: Row): z.output<typeof entryShape> => ({
  id: row.id,
  event: row.event,
  quantity: formatQuantity(quantity(row.quantity)),
  effects: effectsOf(row.event, quantity(row.quantity)),
  day: row.day,
  recordedAt: row.recorded_at,
  ref: row.ref,
  source: row.source_id,
  line: row.line,
  actor: row.actor,
  command: row.command_id,
  bin: row.bin,
  lot: row.lot,
  unitCost: row.unit_cost === null ? null : formatPrice(parseFixed(row.unit_cost, PRICE_SCALE) as Price),
  reverses: row.reverses,
});
