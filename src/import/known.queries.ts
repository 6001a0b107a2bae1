import sql from 'sql-template-tag';
import type { Reader } from '../command/query.ts';
import { minus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { quantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';

export interface KnownProduct {
  readonly id: Id;
  readonly sku: string;
  readonly unit: string;
  readonly decimals: number;
  readonly active: boolean;
  /** Selling unit → base units in it. */
  readonly units: ReadonlyMap<string, Quantity>;
}

export interface KnownOrder {
  readonly number: string;
  readonly source: string;
  readonly externalId: string | null;
  readonly outsideHash: string | null;
  /** Hashes of other contents it was sent again with, and flagged for. */
  readonly told: readonly string[];
}

const CHUNK = 5000;

/** Asks for many keys in pieces that a statement can hold. */
async function inChunks(keys: Iterable<string>, ask: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const all = [...new Set(keys)];
  const rows: Row[] = [];
  for (let at = 0; at < all.length; at += CHUNK) {
    for (const row of await ask(all.slice(at, at + CHUNK))) rows.push(row);
  }
  return rows;
}

export async function knownProducts(
  db: Reader,
  org: Id,
  skus: Iterable<string>,
): Promise<Map<string, KnownProduct>> {
  const rows = await inChunks(skus, (some) =>
    db.rows(sql`SELECT id, sku, unit, decimals, active, selling_units FROM product
      WHERE org_id = ${org} AND deleted_at IS NULL AND sku = ANY(${some}::text[])`),
  );
  return new Map(rows.map((row) => [row.sku, productFrom(row)]));
}

const productFrom = (row: Row): KnownProduct => ({
  id: row.id,
  sku: row.sku,
  unit: row.unit,
  decimals: row.decimals,
  active: row.active,
  units: new Map(
    (row.selling_units as { name: string; quantity: string }[]).map((unit) => [
      unit.name,
      quantity(unit.quantity),
    ]),
  ),
});

/** SKUs there are that differ from one of these only in capital letters (L3). */
export async function knownTwins(db: Reader, org: Id, skus: Iterable<string>): Promise<string[]> {
  const folded = [...skus].map((sku) => sku.toLowerCase());
  const rows = await inChunks(folded, (some) =>
    db.rows(sql`SELECT sku FROM product WHERE org_id = ${org} AND deleted_at IS NULL
      AND lower(sku) COLLATE "C" = ANY(${some}::text[])`),
  );
  return rows.map((row) => row.sku);
}

export interface KnownCustomer {
  readonly active: boolean;
  readonly currency: string | null;
}

export async function knownCustomers(
  db: Reader,
  org: Id,
  numbers: Iterable<string>,
): Promise<Map<string, KnownCustomer>> {
  const rows = await inChunks(numbers, (some) =>
    db.rows(sql`SELECT number, active, currency FROM customer
      WHERE org_id = ${org} AND deleted_at IS NULL AND number = ANY(${some}::text[])`),
  );
  return new Map(rows.map(({ number, active, currency }) => [number, { active, currency }]));
}

/** Number → whether it is active. */
export async function knownBrokers(
  db: Reader,
  org: Id,
  numbers: Iterable<string>,
): Promise<Map<string, boolean>> {
  const rows = await inChunks(numbers, (some) =>
    db.rows(sql`SELECT number, active FROM broker
      WHERE org_id = ${org} AND deleted_at IS NULL AND number = ANY(${some}::text[])`),
  );
  return new Map(rows.map((row) => [row.number, row.active]));
}

export interface KnownPlace {
  readonly id: Id;
  readonly code: string;
  readonly active: boolean;
}

export interface KnownChannel extends KnownPlace {
  readonly source: string;
  readonly workflow: string | null;
  readonly location: Id | null;
  readonly confirms: boolean;
}

export async function knownLocations(db: Reader, org: Id): Promise<KnownPlace[]> {
  const rows = await db.rows(
    sql`SELECT id, code, active FROM location WHERE org_id = ${org} AND deleted_at IS NULL`,
  );
  return rows.map(({ id, code, active }) => ({ id, code, active }));
}

export async function knownChannels(db: Reader, org: Id): Promise<KnownChannel[]> {
  const rows = await db.rows(sql`SELECT * FROM order_channel WHERE org_id = ${org} AND deleted_at IS NULL`);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    active: row.active,
    source: row.source,
    workflow: row.default_workflow,
    location: row.default_location_id,
    confirms: row.confirm_on_arrival,
  }));
}

const orderFrom = (row: Row): KnownOrder => ({
  number: row.number,
  source: row.source,
  externalId: row.external_id,
  outsideHash: row.outside_hash,
  told: ((row.flags ?? []) as { facts?: { hash?: string } }[]).flatMap(({ facts }) => facts?.hash ?? []),
});

/** A2: what is there by its outside id, deleted ones too: their ids stay used. */
export async function knownByExternalId(db: Reader, org: Id, ids: Iterable<string>): Promise<KnownOrder[]> {
  const rows = await inChunks(ids, (some) =>
    db.rows(sql`SELECT number, source, external_id, outside_hash, flags FROM sales_order
      WHERE org_id = ${org} AND external_id = ANY(${some}::text[])`),
  );
  return rows.map(orderFrom);
}

export async function knownByNumber(db: Reader, org: Id, numbers: Iterable<string>): Promise<KnownOrder[]> {
  const rows = await inChunks(numbers, (some) =>
    db.rows(sql`SELECT number, source, external_id, outside_hash, flags FROM sales_order
      WHERE org_id = ${org} AND number = ANY(${some}::text[])`),
  );
  return rows.map(orderFrom);
}

/** Product id and location id → available: on hand − allocated. */
export async function availabilityOf(
  db: Reader,
  org: Id,
  products: Iterable<Id>,
): Promise<Map<string, Quantity>> {
  const rows = await inChunks(products, (some) =>
    db.rows(sql`SELECT product_id, location_id, on_hand, allocated FROM position
      WHERE org_id = ${org} AND product_id = ANY(${some}::uuid[])`),
  );
  return new Map(
    rows.map((row) => [
      `${row.product_id}/${row.location_id}`,
      minus(quantity(row.on_hand), quantity(row.allocated)),
    ]),
  );
}
