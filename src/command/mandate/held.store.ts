import sql from 'sql-template-tag';
import type { Id } from '../../kernel/id.ts';
import type { Reader } from '../query.ts';
import type { Limits } from './limits.ts';
import type { Held } from './reads.ts';

/** What a token is held to, under every name it goes by. */
export async function findHeld(db: Reader, org: Id, limits: Limits): Promise<Held> {
  const { customers, channels, locations } = limits;
  const rows = await db.rows(sql`
    SELECT 'customer' AS kind, id::text, number AS name FROM customer
      WHERE org_id = ${org} AND id = ANY(${customers ?? []}::uuid[])
    UNION ALL SELECT 'channel', id::text, code FROM order_channel
      WHERE org_id = ${org} AND id = ANY(${channels ?? []}::uuid[])
    UNION ALL SELECT 'location', id::text, code FROM location
      WHERE org_id = ${org} AND id = ANY(${locations ?? []}::uuid[])`);
  const of = (kind: string, ids: readonly Id[] | null) =>
    ids && new Set(rows.filter((row) => row.kind === kind).flatMap(({ id, name }) => [id, name]));
  return {
    customer: of('customer', customers),
    channel: of('channel', channels),
    location: of('location', locations),
  };
}
