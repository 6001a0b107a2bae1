import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { numberedIs } from '../command/filters.queries.ts';
import { cursorFrom, cursorKey } from '../command/page.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import type { Day } from '../kernel/day.ts';
import { done, refused } from '../kernel/problem.ts';
import {
  type PlaceFilters,
  queuesAt,
  sharedAt,
  todayOf,
  type WaitingPlace,
  waitingPlaces,
} from './places.queries.ts';
import { promiseFields, promiseView } from './promise.view.ts';
import { byRank, type LinePromise, type OpenLine, VERDICTS } from './share.ts';

const placeFields = {
  product: z.string(),
  productId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  location: z.string(),
  locationId: z.uuid(),
};
const placeView = ({ sku, product, name, unit, code, location }: WaitingPlace) => ({
  product: sku,
  productId: product,
  name,
  unit,
  location: code,
  locationId: location,
});

/**
 * How many places are looked through for one page, in turn: most pages are filled by few places, and many at once cost
 * little more than few. Where few lines match, the page is shorter.
 */
const PLACES_AT_ONCE = [5, 45, 450];

const listInput = z.strictObject({
  product: refField.optional(),
  location: refField.optional(),
  supplier: refField.optional().meta({ description: "the products' usual supplier" }),
  verdict: z.enum(VERDICTS).optional(),
  ...pageFields,
});
type ListInput = z.output<typeof listInput>;

export const listPromises = defineQuery({
  name: 'promise.list',
  sentence:
    'What each open line can count on, by product and location in the order of rank, with the reasons.',
  permission: 'sales:read',
  input: listInput,
  answer: z.object({ ...placeFields, ...promiseFields }).meta({ id: 'LinePromise' }),
  paged: true,
  run: async (input, asking) => {
    const after = cursorKey(input.cursor, ['text', 'text', 'integer', 'text', 'text', 'text']);
    if (!after.ok) return after;
    return done(await page(input, after.value as Cursor | null, asking));
  },
});

/** SKU, location, and the rank of the last line that was seen there. */
type Cursor = readonly [
  sku: string,
  code: string,
  priority: number,
  mustArriveBy: string,
  since: string,
  number: string,
];
interface Found {
  readonly place: WaitingPlace;
  readonly promise: LinePromise;
  readonly rank: number;
}

async function page(input: ListInput, after: Cursor | null, asking: Asking) {
  const today = await todayOf(asking);
  const found: Found[] = [];
  let from = after && { sku: after[0], code: after[1], isSeen: false };
  let isMore = true;
  for (const count of PLACES_AT_ONCE) {
    if (!isMore || found.length > input.limit) break;
    const places = await waitingPlaces(asking.db, asking.actor.org, filters(input), from, count);
    found.push(...(await linesAt(places, input, after, asking, today)));
    const last = places.at(-1);
    if (last) from = { sku: last.sku, code: last.code, isSeen: true };
    isMore = places.length === count;
  }
  const shown = found.slice(0, input.limit);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  const next = last ? cursorAt(last) : isMore && from ? [from.sku, from.code, LAST, '', '', ''] : null;
  return {
    data: shown.map(({ place, promise, rank }) => ({ ...placeView(place), ...promiseView(promise, rank) })),
    nextCursor: next && cursorFrom(next),
  };
}

const filters = ({ product, location, supplier }: ListInput): PlaceFilters => ({
  product,
  location,
  supplier,
});

async function linesAt(
  places: readonly WaitingPlace[],
  { verdict }: ListInput,
  after: Cursor | null,
  { db, actor }: Asking,
  today: Day,
): Promise<Found[]> {
  const queues = await queuesAt(db, actor.org, places, today);
  return places.flatMap((place, i) => {
    const promises = sharedAt(queues[i] as (typeof queues)[number], today);
    return promises
      .map((promise, at) => ({ place, promise, rank: at + 1 }))
      .filter(({ promise }) => !verdict || promise.verdict === verdict)
      .filter(({ promise }) => !after || isAfter(place, promise.line, after));
  });
}

/** A priority no order has: after every line of its place. */
const LAST = 10;

const cursorAt = ({ place, promise: { line } }: Found): Cursor => [
  place.sku,
  place.code,
  line.priority,
  line.mustArriveBy ?? '',
  line.since,
  line.number,
];

function isAfter(place: WaitingPlace, line: OpenLine, cursor: Cursor): boolean {
  const [sku, code, priority, mustArriveBy, since, number] = cursor;
  if (place.sku !== sku || place.code !== code) return true;
  const seen = { ...line, priority, mustArriveBy: (mustArriveBy || null) as Day | null, since, number };
  return byRank(line, seen) > 0;
}

export const orderPromises = defineQuery({
  name: 'sales-order.promises',
  sentence: 'What each open line of an order can count on: in stock, expected by a day, or short, and why.',
  permission: 'sales:read',
  input: z.strictObject({ ref: refField, ...pageFields }),
  answer: z.object({ ...placeFields, ...promiseFields }).meta({ id: 'OrderPromise' }),
  paged: true,
  run: async ({ ref, cursor, limit }, asking) => {
    const { db, actor } = asking;
    const after = cursorKey(cursor, ['integer']);
    if (!after.ok) return after;
    const [order] = await db.rows(sql`SELECT id, location_id FROM sales_order
      WHERE org_id = ${actor.org} AND id = ${numberedIs('sales_order', ref, actor.org)} AND deleted_at IS NULL`);
    if (!order) return refused(notFound('sales order', 'sales-order', ref));
    const rows = await db.rows(sql`
      SELECT n.line, r.id AS product, r.sku, r.name, r.unit, l.id AS location, l.code FROM sales_order_line n
      JOIN product r ON r.org_id = n.org_id AND r.id = n.product_id
      JOIN location l ON l.org_id = n.org_id AND l.id = coalesce(n.location_id, ${order.location_id})
      WHERE n.org_id = ${actor.org} AND n.order_id = ${order.id} AND n.line > ${after.value?.[0] ?? 0}
      ORDER BY n.line LIMIT ${limit + 1}`);
    const places = rows.slice(0, limit) as (WaitingPlace & { readonly line: number })[];
    const today = await todayOf(asking);
    const queues = await queuesAt(db, actor.org, places, today);
    const data = places.flatMap((place, i) => {
      const promises = sharedAt(queues[i] as (typeof queues)[number], today);
      const at = promises.findIndex((one) => one.line.order === order.id && one.line.line === place.line);
      return at < 0 ? [] : [{ ...placeView(place), ...promiseView(promises[at] as LinePromise, at + 1) }];
    });
    const last = rows.length > limit ? places.at(-1) : undefined;
    return done({ data, nextCursor: last ? cursorFrom([last.line]) : null });
  },
});
