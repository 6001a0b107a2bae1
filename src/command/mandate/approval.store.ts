import sql from 'sql-template-tag';
import type { Id } from '../../kernel/id.ts';
import { plainArray, type Row, statement } from '../../store/statement.ts';
import { Table } from '../../store/table.ts';
import type { FactStore } from '../fact.ts';
import type { Reader } from '../query.ts';
import { type Approval, approvals } from './approval.ts';

/** What a decision changes: all else stays as it was asked for. */
const table = new Table<Approval>('approval', ['id'], {
  id: ['uuid', (one) => one.id],
  status: ['text', (one) => one.status],
  decided_at: ['timestamptz', (one) => one.decidedAt],
  decided_by: ['uuid', (one) => one.decidedBy],
  note: ['text', (one) => one.note],
  answer: ['jsonb', (one) => one.answer],
  version: ['integer', (one) => one.version],
});

export const readApproval = (row: Row): Approval => ({
  id: row.id,
  token: row.token_id,
  command: row.command,
  input: row.input,
  outcome: row.outcome,
  causes: row.causes,
  reason: row.reason,
  key: row.key,
  status: row.status,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  note: row.note,
  answer: row.answer,
  version: row.version,
});

const BY_ID = 'FROM approval WHERE org_id = $1 AND id = ANY($2::uuid[])';

export const approvalStore: FactStore<Approval> = {
  fact: approvals,
  load: (org, keys, locked) => ({
    lock: locked.length
      ? [statement('approval.lock', `SELECT 1 ${BY_ID} ORDER BY id FOR UPDATE`, [org, plainArray(locked)])]
      : [],
    load: [statement('approval.load', `SELECT * ${BY_ID}`, [org, plainArray(keys)])],
    read: ([rows]) => rows!.map(readApproval),
  }),
  // Nobody decides on what was never asked for (askApproval).
  save: (org, changes) =>
    table.update(
      org,
      changes.map(({ after }) => after),
    ),
};

/**
 * Puts a plan before a person, and tells it under the id of an event; answers what stands there, where it was asked for
 * before.
 */
export async function askApproval(db: Reader, org: Id, asked: Approval, event: Id): Promise<Approval> {
  const [made] = await db.rows(sql`
    WITH made AS (INSERT INTO approval (org_id, id, token_id, command, input, outcome, causes, reason, key, status, made_at,
      expires_at, version)
    VALUES (${org}, ${asked.id}, ${asked.token}, ${asked.command}, ${JSON.stringify(asked.input)},
      ${JSON.stringify(asked.outcome)}, ${JSON.stringify(asked.causes)}, ${asked.reason}, ${asked.key}, 'waiting',
      ${asked.madeAt}, ${asked.expiresAt}, 1)
    ON CONFLICT DO NOTHING RETURNING *),
    told AS (INSERT INTO outbox (org_id, id, event, document_id, version, at)
      SELECT org_id, ${event}::uuid, 'approval.asked', id, version, made_at FROM made)
    SELECT * FROM made`);
  if (made) return readApproval(made);
  const known = (await findApproval(db, org, asked.id)) ?? (await byKey(db, org, asked.token, asked.key));
  if (!known) throw new Error(`approval ${asked.id} was neither made nor found`);
  return known;
}

export async function findApproval(db: Reader, org: Id, id: Id): Promise<Approval | null> {
  const [row] = await db.rows(sql`SELECT * FROM approval WHERE org_id = ${org} AND id = ${id}`);
  return row ? readApproval(row) : null;
}

/** What was asked for with this key before. */
export async function byKey(db: Reader, org: Id, token: Id, key: string | null): Promise<Approval | null> {
  if (key === null) return null;
  const [row] = await db.rows(
    sql`SELECT * FROM approval WHERE org_id = ${org} AND token_id = ${token} AND key = ${key}`,
  );
  return row ? readApproval(row) : null;
}
