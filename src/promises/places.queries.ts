import sql, { type Sql } from 'sql-template-tag';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { type Asking, type Reader, rowsOf } from '../command/query.ts';
import { type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { positionKey } from '../ledger/position.ts';
import { locationIs, productIs } from '../stock/index.ts';
import type { Row } from '../store/statement.ts';
import { loadQueues, readQueues } from './queue.store.ts';
import { type Queue, queueOf } from './queue.ts';
import { type LinePromise, share } from './share.ts';

/** A product at a location where orders wait, as a person knows it. */
export interface WaitingPlace {
  readonly product: Id;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly location: Id;
  readonly code: string;
  readonly supplier: Id | null;
  readonly supplierNumber: string | null;
}

export interface PlaceFilters {
  readonly product?: string | undefined;
  readonly location?: string | undefined;
  readonly supplier?: string | undefined;
}

export const todayOf = async ({ organisation, now }: Asking): Promise<Day> =>
  dayIn((await organisation()).timeZone, new Date(now));

/** Only where stock may not do for all: more is allocated than is there, or some of it may not be picked. */
export const scarce = (today: Day): Sql => sql`(p.allocated > p.on_hand OR EXISTS (
  SELECT 1 FROM bin_position b JOIN lot ON lot.org_id = b.org_id AND lot.id = b.lot_id
  WHERE b.org_id = p.org_id AND b.product_id = p.product_id AND b.location_id = p.location_id
    AND b.on_hand > 0 AND (lot.quarantined OR lot.expires_on < ${today})))`;

/** Places where orders wait, by SKU and location, from one on. */
export async function waitingPlaces(
  db: Reader,
  org: Id,
  { product, location, supplier }: PlaceFilters,
  from: { readonly sku: string; readonly code: string; readonly isSeen: boolean } | null,
  limit: number,
  only: Sql | null = null,
): Promise<WaitingPlace[]> {
  const conditions = allOf([
    sql`r.org_id = ${org} AND p.allocated > 0`,
    // The second condition says no more than the first, but lets the index on SKU begin there.
    from && sql`(r.sku, l.code) >= (${from.sku}, ${from.code}) AND r.sku >= ${from.sku}`,
    from?.isSeen && sql`(r.sku, l.code) <> (${from.sku}, ${from.code})`,
    product !== undefined && sql`r.id = ${productIs(product, org)}`,
    location !== undefined && sql`p.location_id = ${locationIs(location, org)}`,
    supplier !== undefined && sql`r.supplier_id = ${numberedIs('supplier', supplier, org)}`,
    only,
  ]);
  const rows = await db.rows(sql`
    SELECT r.id AS product, r.sku, r.name, r.unit, l.id AS location, l.code, r.supplier_id, s.number AS supplier_number
    FROM product r
    JOIN position p ON p.org_id = r.org_id AND p.product_id = r.id
    JOIN location l ON l.org_id = p.org_id AND l.id = p.location_id
    LEFT JOIN supplier s ON s.org_id = r.org_id AND s.id = r.supplier_id
    WHERE ${conditions} ORDER BY r.sku, l.code LIMIT ${limit}`);
  return rows.map(readPlace);
}

const readPlace = (row: Row): WaitingPlace => ({
  product: row.product,
  sku: row.sku,
  name: row.name,
  unit: row.unit,
  location: row.location,
  code: row.code,
  supplier: row.supplier_id,
  supplierNumber: row.supplier_number,
});

/** The queues of these places, in their order. */
export async function queuesAt(
  db: Reader,
  org: Id,
  places: readonly { readonly product: Id; readonly location: Id }[],
  today: Day,
): Promise<Queue[]> {
  if (!places.length) return [];
  const keys = places.map(({ product, location }) => positionKey(product, location));
  const rows = await rowsOf(db, loadQueues(org, keys));
  return readQueues(keys, rows).map((at) => queueOf(at, today));
}

export const sharedAt = ({ lines, supply }: Queue, today: Day): LinePromise[] => share(lines, supply, today);
