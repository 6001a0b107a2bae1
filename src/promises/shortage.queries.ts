import sql from 'sql-template-tag';
import { z } from 'zod';
import { pageFields, refField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { cursorFrom, cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import type { Day } from '../kernel/day.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { locationIs } from '../stock/index.ts';
import { queuesAt, scarce, todayOf, type WaitingPlace, waitingPlaces } from './places.queries.ts';
import { type Shortage, shortageOf } from './shortage.ts';

const shortageShape = z
  .object({
    product: z.string(),
    productId: z.uuid(),
    name: z.string(),
    unit: z.string(),
    location: z.string(),
    locationId: z.uuid(),
    supplier: z.string().nullable(),
    supplierId: z.uuid().nullable(),
    open: z.string(),
    inStock: z.string(),
    waiting: z.string().meta({ description: 'of the open quantity, what waits for goods on their way' }),
    short: z.string(),
    toBuy: z.string().meta({ description: 'short and on no draft purchase order yet' }),
    orders: z.int().meta({ description: 'orders that are not all in stock' }),
    late: z.int().meta({ description: 'of these, those that miss the day they must arrive by' }),
    earliestExpected: z.iso.date().nullable(),
  })
  .meta({ id: 'Shortage' });

export const listShortages = defineQuery({
  name: 'shortage.list',
  sentence: 'Where stock does not do for the open orders, by product and location, and what to buy.',
  permission: 'sales:read',
  input: z.strictObject({
    product: refField.optional(),
    location: refField.optional(),
    supplier: refField.optional(),
    ...pageFields,
  }),
  answer: shortageShape,
  paged: true,
  run: async ({ cursor, limit, ...filters }, asking) => {
    const after = cursorKey(cursor, ['text', 'text']);
    if (!after.ok) return after;
    const today = await todayOf(asking);
    const [sku, code] = (after.value ?? []) as string[];
    const from = sku !== undefined && code !== undefined ? { sku, code, isSeen: true } : null;
    const found = await waitingPlaces(asking.db, asking.actor.org, filters, from, limit + 1, scarce(today));
    const places = found.slice(0, limit);
    const data = (await shortagesAt(places, asking, today)).map(({ place, shortage }) => ({
      product: place.sku,
      productId: place.product,
      name: place.name,
      unit: place.unit,
      location: place.code,
      locationId: place.location,
      supplier: place.supplierNumber,
      supplierId: place.supplier,
      ...shortageView(shortage),
    }));
    const last = found.length > limit ? places.at(-1) : undefined;
    return done({ data, nextCursor: last ? cursorFrom([last.sku, last.code]) : null });
  },
});

const shortageView = (one: Shortage) => ({
  open: formatQuantity(one.open),
  inStock: formatQuantity(one.inStock),
  waiting: formatQuantity(one.waiting),
  short: formatQuantity(one.short),
  toBuy: formatQuantity(one.toBuy),
  orders: one.orders.length,
  late: one.late,
  earliestExpected: one.earliestExpected,
});

interface Short {
  readonly place: WaitingPlace;
  readonly shortage: Shortage;
}

/** A place may turn out to lack nothing, where what may not be picked is not needed. */
async function shortagesAt(
  places: readonly WaitingPlace[],
  { db, actor }: Asking,
  today: Day,
): Promise<Short[]> {
  const queues = await queuesAt(db, actor.org, places, today);
  return places.flatMap((place, i) => {
    const shortage = shortageOf(queues[i] as (typeof queues)[number], today);
    return shortage ? [{ place, shortage }] : [];
  });
}

/** Products of one supplier that are looked at; whoever has more of them short is asked by `shortage.list`. */
const MOST_OF_ONE = 200;

const supplierShape = z
  .object({
    supplier: z.string(),
    supplierId: z.uuid(),
    name: z.string(),
    products: z.int().meta({ description: 'short or waiting, by product and location' }),
    isMore: z.boolean().meta({ description: 'only the first 200 by SKU are counted' }),
    orders: z.int(),
    late: z.int(),
    earliestExpected: z.iso.date().nullable(),
    toBuy: z
      .array(z.object({ product: z.string(), location: z.string(), unit: z.string(), quantity: z.string() }))
      .meta({ description: 'what a purchase order to this supplier would hold' }),
  })
  .meta({ id: 'SupplierShortage' });

export const supplierShortages = defineQuery({
  name: 'shortage.suppliers',
  sentence:
    'What is missing by the usual supplier of the products: orders that wait, and what to buy of each.',
  permission: 'sales:read',
  input: z.strictObject({ location: refField.optional(), supplier: refField.optional(), ...pageFields }),
  answer: supplierShape,
  paged: true,
  run: async ({ cursor, limit, location, supplier }, asking) => {
    const { db, actor } = asking;
    const after = cursorKey(cursor, ['text']);
    if (!after.ok) return after;
    const today = await todayOf(asking);
    const conditions = allOf([
      sql`s.org_id = ${actor.org}`,
      after.value && sql`s.number > ${after.value[0]}`,
      supplier !== undefined && sql`s.id = ${numberedIs('supplier', supplier, actor.org)}`,
    ]);
    const here = location === undefined ? sql`true` : sql`p.location_id = ${locationIs(location, actor.org)}`;
    const rows = await db.rows(sql`
      SELECT s.id, s.number, s.name FROM supplier s WHERE ${conditions} AND EXISTS (
        SELECT 1 FROM product r JOIN position p ON p.org_id = r.org_id AND p.product_id = r.id
        WHERE r.org_id = s.org_id AND r.supplier_id = s.id AND p.allocated > 0 AND ${here} AND ${scarce(today)})
      ORDER BY s.number LIMIT ${limit + 1}`);
    const short = new Map<string, Awaited<ReturnType<typeof ofSupplier>>>();
    for (const { id } of rows.slice(0, limit)) short.set(id, await ofSupplier(id, location, asking, today));
    return done(
      pageOf(
        rows,
        limit,
        ({ id, number, name }) => ({ supplier: number, supplierId: id, name, ...short.get(id) }),
        (row) => [row.number],
      ),
    );
  },
});

async function ofSupplier(supplier: string, location: string | undefined, asking: Asking, today: Day) {
  const filters = { supplier, location };
  const limit = MOST_OF_ONE + 1;
  const places = await waitingPlaces(asking.db, asking.actor.org, filters, null, limit, scarce(today));
  const short = await shortagesAt(places.slice(0, MOST_OF_ONE), asking, today);
  const days = short.flatMap(({ shortage }) => shortage.earliestExpected ?? []).sort();
  return {
    products: short.length,
    isMore: places.length > MOST_OF_ONE,
    orders: new Set(short.flatMap(({ shortage }) => shortage.orders)).size,
    late: short.reduce((sum, { shortage }) => sum + shortage.late, 0),
    earliestExpected: days[0] ?? null,
    toBuy: short
      .filter(({ shortage }) => shortage.toBuy > 0n)
      .map(({ place, shortage }) => ({
        product: place.sku,
        location: place.code,
        unit: place.unit,
        quantity: formatQuantity(shortage.toBuy),
      })),
  };
}
