import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { dayField, pageFields, refField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { moveShape } from '../command/shapes.ts';
import { timelineOf } from '../command/timeline.queries.ts';
import { minus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatPrice } from '../kernel/money.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { offeredMoves } from '../lifecycle/cycle.ts';
import type { Row } from '../store/statement.ts';
import { locationIs } from './stock-filters.queries.ts';
import { transferCycle } from './transfer.cycle.ts';
import { loadTransfers, readTransfers } from './transfer.store.ts';
import { heldOf, type Transfer } from './transfer.ts';

const STATUSES = ['in transit', 'partially received', 'received', 'closed'] as const;

const headShape = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(STATUSES),
  colour: z.string(),
  from: z.string(),
  fromId: z.uuid(),
  to: z.string(),
  toId: z.uuid(),
  day: z.iso.date(),
  expectedOn: z.iso.date().nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
const lineShape = z.object({
  line: z.int(),
  product: z.string(),
  productId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  quantity: z.string(),
  received: z.string(),
  onTheWay: z.string(),
  lost: z.string(),
  unitCost: z.string().nullable(),
  taken: z.array(z.object({ bin: z.string().nullable(), lot: z.string().nullable(), quantity: z.string() })),
});
const HEAD = sql`
  SELECT t.*, f.code AS "from", d.code AS "to" FROM transfer t
  JOIN location f ON f.org_id = t.org_id AND f.id = t.from_location_id
  JOIN location d ON d.org_id = t.org_id AND d.id = t.to_location_id`;

export const getTransfer = defineQuery({
  name: 'transfer.get',
  sentence: 'A transfer with what was sent, has arrived and is still on the way.',
  permission: 'stock:read',
  input: z.strictObject({ ref: refField }),
  answer: headShape.extend({ lines: z.array(lineShape), moves: z.array(moveShape) }).meta({ id: 'Transfer' }),
  run: async ({ ref }, { db, actor: { org } }) => {
    const loaded = await rowsOf(db, loadTransfers(org, [ref]));
    const [transfer] = readTransfers(loaded);
    if (!transfer) return refused(notFound('transfer', 'transfer', ref));
    const [head] = await db.rows(sql`${HEAD} WHERE t.org_id = ${org} AND t.id = ${transfer.id}`);
    const names = await namesOf(db, org, transfer);
    const moves = offeredMoves(transferCycle, { status: transfer.status });
    return done({ ...headView(head as Row), lines: linesOf(transfer, names), moves });
  },
});

export const listTransfers = defineQuery({
  name: 'transfer.list',
  sentence: 'Transfers between locations, newest first.',
  permission: 'stock:read',
  input: z.strictObject({
    from: refField.optional(),
    to: refField.optional(),
    status: z.enum(STATUSES).optional(),
    expectedBy: dayField.optional().meta({ description: 'expected on this day or before' }),
    ...pageFields,
  }),
  answer: headShape.meta({ id: 'TransferHead' }),
  paged: true,
  run: async ({ from, to, status, expectedBy, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const conditions: (Sql | false | undefined | '' | null)[] = [
      sql`t.org_id = ${org}`,
      from !== undefined && sql`t.from_location_id = ${locationIs(from, org)}`,
      to !== undefined && sql`t.to_location_id = ${locationIs(to, org)}`,
      status && sql`t.status = ${status}`,
      expectedBy && sql`t.expected_on <= ${expectedBy}`,
      after.value && sql`t.id < ${after.value[0]}`,
    ];
    const rows = await db.rows(sql`${HEAD} WHERE ${allOf(conditions)} ORDER BY t.id DESC LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, headView, (row) => [row.id]));
  },
});

export const transferTimeline = timelineOf('transfer', 'stock:read');

const headView = (row: Row): z.output<typeof headShape> => ({
  id: row.id,
  number: row.number,
  status: row.status,
  colour: transferCycle.states[row.status as Transfer['status']].colour,
  from: row.from,
  fromId: row.from_location_id,
  to: row.to,
  toId: row.to_location_id,
  day: row.day,
  expectedOn: row.expected_on,
  note: row.note,
  createdAt: row.created_at,
  version: row.version,
});

/** Products, bins and lots by their ids. */
async function namesOf(db: Reader, org: Id, { held }: Transfer): Promise<(id: Id | null) => Row> {
  const ids = (of: (entry: Transfer['held'][number]) => Id | null) =>
    [...new Set(held.map(of))].filter(Boolean);
  const [products, places] = await Promise.all([
    db.rows(
      sql`SELECT id, sku, name, unit FROM product WHERE org_id = ${org} AND id = ANY(${ids((e) => e.product)})`,
    ),
    db.rows(sql`SELECT id, code FROM bin WHERE org_id = ${org} AND id = ANY(${ids((e) => e.bin)})
      UNION ALL SELECT id, number FROM lot WHERE org_id = ${org} AND id = ANY(${ids((e) => e.lot)})`),
  ]);
  const byId = new Map([...products, ...places].map((row) => [row.id as Id, row]));
  return (id) => (id === null ? {} : (byId.get(id) ?? {}));
}

function linesOf(transfer: Transfer, names: (id: Id | null) => Row): z.output<typeof lineShape>[] {
  const sent = transfer.held.filter(({ event }) => event === 'TRANSFER');
  return [...Map.groupBy(sent, ({ line }) => line)].map(([line, taken]) => {
    const { product, unitCost } = taken[0] as (typeof taken)[number];
    const { sku, name, unit } = names(product);
    const quantity = total(taken.map((one) => one.quantity));
    const [received, onTheWay] = [heldOf(transfer, 'RECEIVE', line), heldOf(transfer, 'EXPECT', line)];
    const text = (value: Quantity) => formatQuantity(value);
    return {
      line,
      product: sku,
      productId: product,
      name,
      unit,
      quantity: text(quantity),
      received: text(received),
      onTheWay: text(onTheWay),
      lost: text(minus(minus(quantity, received), onTheWay)),
      unitCost: unitCost === null ? null : formatPrice(unitCost),
      taken: taken.map((one) => ({
        bin: names(one.bin).code ?? null,
        lot: names(one.lot).code ?? null,
        quantity: text(one.quantity),
      })),
    };
  });
}
