import sql from 'sql-template-tag';
import type { FactStore } from '../command/fact.ts';
import type { Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { type Row, statement } from '../store/statement.ts';
import { type Logo, type LogoFormat, logos } from './logo.ts';

const LOAD = 'SELECT * FROM organisation_logo WHERE org_id = $1';
/** One by one, if ever: a change of logo is a rare thing. */
const SAVE = `INSERT INTO organisation_logo (org_id, format, bytes, changed_at)
  VALUES ($1::uuid, $2, $3::bytea, $4::timestamptz)
  ON CONFLICT (org_id) DO UPDATE SET format = $2, bytes = $3::bytea, changed_at = $4::timestamptz`;
const REMOVE = 'DELETE FROM organisation_logo WHERE org_id = $1';

const readLogo = (row: Row): Logo => ({
  org: row.org_id,
  format: row.format,
  bytes: row.bytes,
  changedAt: row.changed_at,
});

export const logoStore: FactStore<Logo> = {
  fact: logos,
  load: (org) => ({
    // Who changes it holds the organisation.
    lock: [],
    load: [statement('logo.load', LOAD, [org])],
    read: ([rows]) => rows!.map(readLogo),
  }),
  save: (org, changes) =>
    changes.map(({ after }) =>
      after.bytes.length
        ? statement('logo.save', SAVE, [org, after.format, after.bytes, after.changedAt])
        : statement('logo.remove', REMOVE, [org]),
    ),
};

export async function findLogo(db: Reader, org: Id): Promise<Logo | null> {
  const [row] = await db.rows(sql`SELECT * FROM organisation_logo WHERE org_id = ${org}`);
  return row ? readLogo(row) : null;
}

/** Whether there is a logo and what kind of picture it is, without its bytes. */
export async function logoFormatOf(db: Reader, org: Id): Promise<LogoFormat | null> {
  const [row] = await db.rows(sql`SELECT format FROM organisation_logo WHERE org_id = ${org}`);
  return row?.format ?? null;
}
