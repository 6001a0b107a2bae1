import sql, { raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { dayField, refField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { type Asking, defineQuery, rowsOf } from '../command/query.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { type Quantity, total } from '../kernel/fixed.ts';
import { done, fieldProblem, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { effectOf, LEDGER_EVENTS } from '../ledger/events.ts';
import { positionKey } from '../ledger/position.ts';
import { locationIs, productIs } from '../stock/index.ts';
import type { Row } from '../store/statement.ts';
import { arrivesOn, type DayEnd, historyOf, type Moved, type Receipt, type Span } from './history.ts';
import { todayOf } from './places.queries.ts';
import { loadComing, readComing } from './queue.store.ts';

const MOST_DAYS = 800;

const answer = z
  .object({
    product: z.string(),
    productId: z.uuid(),
    name: z.string(),
    unit: z.string(),
    location: z.string().nullable().meta({ description: 'null for all locations together' }),
    from: z.iso.date(),
    to: z.iso.date(),
    today: z.iso.date(),
    days: z
      .array(
        z.object({
          day: z.iso.date(),
          onHand: z.string(),
          allocated: z.string(),
          available: z.string(),
          expected: z.string().meta({ description: 'what is expected to come that day' }),
          forecast: z
            .boolean()
            .meta({ description: 'after today: as it will be if only what is expected comes' }),
        }),
      )
      .meta({ description: 'at the end of each day, by business date' }),
    receipts: z.array(
      z.object({
        kind: z.enum(['purchase-order', 'transfer']),
        number: z.string(),
        quantity: z.string(),
        expectedOn: z.iso.date().nullable(),
        drawnOn: z.iso
          .date()
          .nullable()
          .meta({ description: 'tomorrow where it is overdue; null where it has no day' }),
      }),
    ),
  })
  .meta({ id: 'PositionHistory' });

export const positionHistory = defineQuery({
  name: 'position.history',
  sentence:
    'On hand, allocated and available day by day, from the ledger, and onward by what is expected to come.',
  permission: 'stock:read',
  input: z.strictObject({
    product: refField,
    location: refField.optional().meta({ description: 'all locations together unless given' }),
    from: dayField.optional().meta({ description: '90 days ago unless given' }),
    to: dayField
      .optional()
      .meta({ description: `in 30 days unless given; at most ${MOST_DAYS} days in all` }),
  }),
  answer,
  run: async (input, asking) => {
    const { product, location } = input;
    const today = await todayOf(asking);
    const span = spanOf(input, today);
    if (!span.ok) return span;
    const places = await placesOf(product, location, asking);
    const [first] = places;
    if (!first) return refused(notFound('product', 'product', product));
    if (location !== undefined && !first.code) return refused(notFound('location', 'location', location));
    const [moved, receipts] = [
      await movedSince(span.value.from, places, asking),
      await receiptsAt(places, asking),
    ];
    const now = { onHand: sumOf(places, 'on_hand'), allocated: sumOf(places, 'allocated') };
    const { sku, product_id: productId, name, unit, code } = first;
    return done({
      ...{
        product: sku,
        productId,
        name,
        unit,
        location: location === undefined ? null : code,
        ...span.value,
      },
      days: historyOf(span.value, now, moved, receipts).map(dayView),
      receipts: receipts.map((one) => ({
        ...one,
        quantity: formatQuantity(one.quantity),
        drawnOn: arrivesOn(one, today),
      })),
    });
  },
});

function spanOf(given: { from?: Day | undefined; to?: Day | undefined }, today: Day): Result<Span> {
  const from = given.from ?? addDays(given.to && given.to < today ? given.to : today, -90);
  const to = given.to ?? addDays(from > today ? from : today, 30);
  if (to < from) return refused(fieldProblem(INVALID, '/to', `it is before ${from}`));
  if (to < addDays(from, MOST_DAYS)) return done({ from, to, today });
  return refused(fieldProblem(INVALID, '/to', `it is more than ${MOST_DAYS} days after ${from}`));
}

const dayView = ({ day, forecast, ...numbers }: DayEnd) => ({
  day,
  onHand: formatQuantity(numbers.onHand),
  allocated: formatQuantity(numbers.allocated),
  available: formatQuantity(numbers.available),
  expected: formatQuantity(numbers.expected),
  forecast,
});

const sumOf = (rows: readonly Row[], column: 'on_hand' | 'allocated'): Quantity =>
  total(rows.map((row) => quantity(row[column] ?? '0')));

/** The product with each location it has a position at, or with the one asked for. */
const placesOf = (product: string, location: string | undefined, { db, actor: { org } }: Asking) =>
  db.rows(sql`
    SELECT r.id AS product_id, r.sku, r.name, r.unit, l.id AS location_id, l.code, p.on_hand, p.allocated
    FROM product r
    LEFT JOIN (location l LEFT JOIN position p ON p.org_id = l.org_id AND p.location_id = l.id
        AND p.product_id = ${productIs(product, org)})
      ON l.org_id = ${org} AND ${location === undefined ? sql`p.product_id IS NOT NULL` : sql`l.id = ${locationIs(location, org)}`}
    WHERE r.org_id = ${org} AND r.id = ${productIs(product, org)} AND r.deleted_at IS NULL`);

const atLocation = (places: readonly Row[]) => places.filter(({ location_id }) => location_id !== null);

/** What happened to the numbers on each day from one on: all entries of a position are read for it, by primary key. */
async function movedSince(
  from: Day,
  places: readonly Row[],
  { db, actor: { org } }: Asking,
): Promise<Moved[]> {
  const [product, locations] = [places[0]?.product_id, atLocation(places).map((place) => place.location_id)];
  const rows = await db.rows(sql`
    SELECT day, ${sumSql('onHand')} AS on_hand, ${sumSql('allocated')} AS allocated FROM ledger_entry
    WHERE org_id = ${org} AND product_id = ${product} AND location_id = ANY(${locations}::uuid[]) AND day >= ${from}
    GROUP BY day`);
  return rows.map((row) => ({
    day: row.day,
    onHand: quantity(row.on_hand),
    allocated: quantity(row.allocated),
  }));
}

const eventsBy = (name: 'onHand' | 'allocated', by: bigint): Sql =>
  raw(
    LEDGER_EVENTS.filter((event) => (effectOf(event)[name] ?? 0n) === by)
      .map((event) => `'${event}'`)
      .join(),
  );
const sumSql = (name: 'onHand' | 'allocated'): Sql => sql`
  coalesce(sum(CASE WHEN event IN (${eventsBy(name, 1n)}) THEN quantity WHEN event IN (${eventsBy(name, -1n)}) THEN -quantity END), 0)`;

async function receiptsAt(places: readonly Row[], { db, actor: { org } }: Asking): Promise<Receipt[]> {
  const keys = atLocation(places).map((place) => positionKey(place.product_id, place.location_id));
  const coming = readComing(keys, await rowsOf(db, loadComing(org, keys)));
  return coming
    .flatMap(({ purchases, transfers }) => [
      ...purchases
        .filter(({ isDraft }) => !isDraft)
        .map((one) => ({ ...one, kind: 'purchase-order' as const })),
      ...transfers.map((one) => ({ ...one, kind: 'transfer' as const })),
    ])
    .map(({ kind, number, open, expectedOn }) => ({ kind, number, quantity: open, expectedOn }))
    .sort((a, b) => ((a.expectedOn ?? '9') < (b.expectedOn ?? '9') ? -1 : 1));
}
