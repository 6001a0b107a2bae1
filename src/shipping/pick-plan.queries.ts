import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { type Asking, defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, fieldProblem, type Result, refused } from '../kernel/problem.ts';
import { quantity } from '../kernel/quantity.ts';
import { positionKey } from '../ledger/position.ts';
import { loadOrders, readOrders, type SalesOrder } from '../sales/index.ts';
import type { StockedPlace } from '../stock/index.ts';
import { plainArray, type Row, statement } from '../store/statement.ts';
import { type Planned, planned, type Stock, type Wanted, wantedOf, wantedOn } from './pick-plan.ts';
import { pickTicketShape, ticket } from './pick-ticket.ts';
import { orderOf } from './shipment.queries.ts';
import type { Shipment } from './shipment.ts';

export const pickPlan = defineQuery({
  name: 'shipment.pick-plan',
  sentence:
    'What to pick from which bin and lot, in walking order: of a shipment, or of what an order has unshipped.',
  permission: 'shipping:read',
  input: z.strictObject({ order: refField.optional(), shipment: refField.optional() }),
  answer: pickTicketShape,
  run: async (input, asking) => {
    const found = await subjectOf(input, asking);
    if (!found.ok) return found;
    const { order, shipment } = found.value;
    const wanted = shipment ? wantedOn(order, shipment) : wantedOf(order);
    const { db, actor, now, organisation } = asking;
    const today = dayIn((await organisation()).timeZone, new Date(now));
    const stocks = await stocksFor(db, actor.org, wanted);
    const plans = wanted.map((one) =>
      planned(one, stocks.get(positionKey(one.product, one.location)), today, order.shelfLifeDays),
    );
    return done(ticket(order, shipment, plans, await namesOf(db, actor.org, order, plans)));
  },
});

async function subjectOf(
  input: { order?: string; shipment?: string },
  { db, actor: { org } }: Asking,
): Promise<Result<{ order: SalesOrder; shipment: Shipment | null }>> {
  const { order: ref, shipment: of } = input;
  if ((ref === undefined) === (of === undefined))
    return refused(fieldProblem(INVALID, '/order', 'say which: an order or a shipment'));
  if (of !== undefined) {
    const order = await orderOf(db, org, of);
    const shipment = order?.shipments.find((one) => one.id === of || one.number === of);
    if (!order || !shipment) return refused(notFound('shipment', 'shipment', of));
    return done({ order, shipment });
  }
  const rows = await rowsOf(db, loadOrders(org, [ref as string]));
  const [order] = readOrders(rows);
  if (!order || order.deletedAt) return refused(notFound('sales order', 'sales-order', ref as string));
  return done({ order, shipment: null });
}

const PLACES = `
SELECT k.product_id, k.location_id, r.picking_rule, p.on_hand - p.committed AS available,
       s.bin_id, s.lot_id, s.on_hand - s.committed AS free, s.received_at, b.code AS bin_code, b.sequence,
       lot.number AS lot_number, lot.expires_on, coalesce(lot.quarantined, false) AS quarantined
FROM unnest($2::uuid[], $3::uuid[]) AS k(product_id, location_id)
CROSS JOIN LATERAL (SELECT picking_rule FROM product WHERE org_id = $1::uuid AND id = k.product_id OFFSET 0) AS r
CROSS JOIN LATERAL (SELECT on_hand, committed FROM position
  WHERE org_id = $1::uuid AND product_id = k.product_id AND location_id = k.location_id OFFSET 0) AS p
CROSS JOIN LATERAL (SELECT * FROM bin_position x
  WHERE x.org_id = $1::uuid AND x.product_id = k.product_id AND x.location_id = k.location_id
    AND x.on_hand > x.committed OFFSET 0) AS s
CROSS JOIN LATERAL (SELECT code, sequence FROM bin WHERE org_id = $1::uuid AND id = s.bin_id) AS b
LEFT JOIN LATERAL (
  SELECT number, expires_on, quarantined FROM lot WHERE org_id = $1::uuid AND id = s.lot_id
) AS lot ON true`;

/** What stands where of what is still to be planned, by product and location. */
async function stocksFor(db: Reader, org: Id, wanted: readonly Wanted[]): Promise<Map<string, Stock>> {
  const open = wanted.filter((one) => one.open > 0n);
  const values = [
    org,
    plainArray(open.map((one) => one.product)),
    plainArray(open.map((one) => one.location)),
  ];
  const rows = open.length ? await db.statement(statement('shipment.pick-plan', PLACES, values)) : [];
  const grouped = Map.groupBy(rows, (row) => positionKey(row.product_id, row.location_id));
  return new Map(
    [...grouped].map(([key, places]) => {
      const first = places[0] as Row;
      const stock = { rule: first.picking_rule, availableToPick: quantity(first.available) };
      return [key, { ...stock, places: places.map(placeOf) }] as const;
    }),
  );
}

const placeOf = (row: Row): StockedPlace => ({
  bin: row.bin_id,
  binCode: row.bin_code,
  sequence: row.sequence,
  lot: row.lot_id,
  lotNumber: row.lot_number,
  expiresOn: row.expires_on,
  quarantined: row.quarantined,
  free: quantity(row.free),
  receivedAt: row.received_at,
});

/** Customer, products, locations, bins and lots by their ids. */
async function namesOf(
  db: Reader,
  org: Id,
  order: SalesOrder,
  plans: readonly Planned[],
): Promise<(id: Id | null) => Row> {
  const products = plans.map(({ wanted }) => wanted.product);
  const places = plans.map(({ wanted }) => wanted.location);
  const picks = plans.flatMap((plan) => plan.picks);
  const lots = picks.flatMap(({ lot }) => (lot ? [lot] : []));
  const found = await Promise.all([
    db.rows(sql`SELECT id, number, name FROM customer WHERE org_id = ${org} AND id = ${order.customer}`),
    db.rows(sql`SELECT id, sku, name, unit FROM product WHERE org_id = ${org} AND id = ANY(${products})`),
    db.rows(sql`SELECT id, code FROM location WHERE org_id = ${org} AND id = ANY(${places})`),
    db.rows(
      sql`SELECT id, code, sequence FROM bin WHERE org_id = ${org} AND id = ANY(${picks.map((one) => one.bin)})`,
    ),
    db.rows(sql`SELECT id, number, expires_on FROM lot WHERE org_id = ${org} AND id = ANY(${lots})`),
  ]);
  const byId = new Map(found.flat().map((row) => [row.id as Id, row]));
  return (id) => byId.get(id ?? '') ?? {};
}
