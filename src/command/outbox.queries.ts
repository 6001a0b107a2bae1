import sql from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';
import type { Row } from '../store/statement.ts';
import type { Reader } from './query.ts';

/** One thing that happened, as the outside hears of it. */
export interface Told {
  /** Of the event itself. */
  readonly id: Id;
  /** `sales-order.confirmed`: its first part is the kind of document. */
  readonly event: string;
  readonly document: Id;
  readonly version: number;
  readonly at: string;
}

/** Ids of events from a first one on: the newest of them, if there are more. Read from the index alone. */
export async function eventIds(db: Reader, org: Id, from: Id, most: number): Promise<Id[]> {
  const rows = await db.rows(sql`
    SELECT id FROM outbox WHERE org_id = ${org} AND id >= ${from} ORDER BY id DESC LIMIT ${most}`);
  return rows.map((row) => row.id);
}

/** These events, oldest first. */
export async function eventsOf(db: Reader, org: Id, ids: readonly Id[]): Promise<Told[]> {
  const rows = await db.rows(sql`
    SELECT id, event, document_id, version, at FROM outbox
    WHERE org_id = ${org} AND id = ANY(${ids}::uuid[]) ORDER BY id`);
  return rows.map(readTold);
}

/** What happened from an event on, oldest first. */
export async function eventsSince(db: Reader, org: Id, from: Id, most: number): Promise<Told[]> {
  const rows = await db.rows(sql`
    SELECT id, event, document_id, version, at FROM outbox
    WHERE org_id = ${org} AND id >= ${from} ORDER BY id LIMIT ${most}`);
  return rows.map(readTold);
}

const readTold = (row: Row): Told => ({
  id: row.id,
  event: row.event,
  document: row.document_id,
  version: row.version,
  at: row.at,
});
