import sql from 'sql-template-tag';
import type { FactStore } from '../command/fact.ts';
import { UNSAID } from '../command/mandate/about.ts';
import type { Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { plainArray, type Row, statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type Email, emails } from './email.ts';

const table = new Table<Email>('email', ['id'], {
  id: ['uuid', (email) => email.id],
  kind: ['text', (email) => email.kind],
  document_id: ['uuid', (email) => email.document],
  number: ['text', (email) => email.number],
  recipient: ['text', (email) => email.to],
  subject: ['text', (email) => email.subject],
  message: ['text', (email) => email.message],
  paper: ['text', (email) => email.paper],
  told: ['jsonb', (email) => email.told],
  state: ['text', (email) => email.state],
  attempts: ['integer', (email) => email.attempts],
  next_at: ['timestamptz', (email) => email.nextAt],
  reason: ['text', (email) => email.reason],
  actor_id: ['uuid', (email) => email.actor],
  command_id: ['uuid', (email) => email.command],
  created_at: ['timestamptz', (email) => email.createdAt],
  sent_at: ['timestamptz', (email) => email.sentAt],
});

export const readEmail = (row: Row): Email => ({
  id: row.id,
  kind: row.kind,
  document: row.document_id,
  number: row.number,
  to: row.recipient,
  subject: row.subject,
  message: row.message,
  paper: row.paper,
  told: row.told,
  state: row.state,
  attempts: row.attempts,
  nextAt: row.next_at,
  reason: row.reason,
  actor: row.actor_id,
  command: row.command_id,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

export const emailStore: FactStore<Email> = {
  fact: emails,
  about: () => UNSAID,
  load: (org, keys) => ({
    lock: [],
    load: [
      statement('email.load', 'SELECT * FROM email WHERE org_id = $1 AND id = ANY($2::uuid[])', [
        org,
        plainArray(keys),
      ]),
    ],
    read: ([rows]) => rows!.map(readEmail),
  }),
  // What has been written is changed by who sends it, outside the lane.
  save: (org, changes) =>
    table.insert(
      org,
      changes.filter(({ before }) => !before).map(({ after }) => after),
    ),
};

/** Organisations that have an e-mail to be sent now: few at any time, found by the index of what is due. */
export async function organisationsWithMail(db: Reader, now: string): Promise<Id[]> {
  const rows = await db.rows(
    sql`SELECT DISTINCT org_id FROM email WHERE state = 'queued' AND next_at <= ${now}`,
  );
  return rows.map((row) => row.org_id);
}

/** While it is being sent nobody else takes it; should the sender be gone by then, it is sent again. */
const LEASE_SECONDS = 600;

/** The e-mail that has been due longest, taken by whoever asks first: one attempt more than before. */
export async function claimEmail(db: Reader, org: Id, now: string): Promise<Email | null> {
  const until = new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString();
  const [row] = await db.rows(sql`
    UPDATE email SET attempts = attempts + 1, next_at = ${until}
    WHERE org_id = ${org} AND id = (
      SELECT id FROM email WHERE org_id = ${org} AND state = 'queued' AND next_at <= ${now}
      ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *`);
  return row ? readEmail(row) : null;
}

/** It could not be sent this time; it stays in the queue. */
export async function postponeEmail(
  db: Reader,
  org: Id,
  id: Id,
  again: { readonly at: string; readonly reason: string },
): Promise<void> {
  await db.rows(sql`
    UPDATE email SET next_at = ${again.at}, reason = ${again.reason}
    WHERE org_id = ${org} AND id = ${id} AND state = 'queued'`);
}

/** What became of it, and what the timelines and the outside are told, all at once. */
export interface Settled {
  readonly email: Email;
  readonly reason: string | null;
  readonly at: string;
  readonly day: string;
  readonly what: string;
  readonly note: string;
  readonly event: string;
  /** With an id for its note and one for its event. */
  readonly told: readonly {
    readonly document: Id;
    readonly noun: string;
    readonly status: string;
    readonly version: number;
    readonly ids: readonly [note: Id, event: Id];
  }[];
}

export async function settleEmail(db: Reader, org: Id, settled: Settled): Promise<void> {
  const { email, reason, at, day, what, note, event, told } = settled;
  const [state, sentAt] = reason === null ? ['sent', at] : ['failed', null];
  const documents = told.map(({ document }) => document);
  const statuses = told.map(({ status }) => status);
  const events = told.map(({ noun }) => `${noun}.${event}`);
  const versions = told.map(({ version }) => version);
  const [notes, happened] = [told.map(({ ids }) => ids[0]), told.map(({ ids }) => ids[1])];
  await db.rows(sql`
    WITH settled AS (
      UPDATE email SET state = ${state}, reason = ${reason}, sent_at = ${sentAt}, next_at = NULL
      WHERE org_id = ${org} AND id = ${email.id} AND state = 'queued' RETURNING org_id
    ), noted AS (
      INSERT INTO timeline_entry
        (org_id, document_id, id, actor_id, command_id, at, day, what, status, source, note)
      SELECT s.org_id, t.document, t.id, ${email.actor}::uuid, ${email.command}::uuid, ${at}::timestamptz,
        ${day}::date, ${what}, t.status, 'e-mail', ${note}
      FROM settled s, unnest(${documents}::uuid[], ${notes}::uuid[], ${statuses}::text[]) AS t(document, id, status)
    )
    INSERT INTO outbox (org_id, id, event, document_id, version, at)
    SELECT s.org_id, t.id, t.event, t.document, t.version, ${at}::timestamptz
    FROM settled s,
      unnest(${happened}::uuid[], ${events}::text[], ${documents}::uuid[], ${versions}::int[])
        AS t(id, event, document, version)`);
}
