import { PERCENT_SCALE, type Percent, parseFixed } from '../kernel/fixed.ts';
import { plainArray, type Row, statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import type { FactStore } from './fact.ts';
import { type Accepted, accepted } from './idempotency.ts';
import { limitsView, readLimits } from './mandate/limits.ts';
import { NO_LETTERHEAD, type Organisation, organisations } from './organisation.ts';
import { type Token, tokens } from './token.ts';

const organisationTable = new Table<Organisation>('organisation', [], {
  name: ['text', (o) => o.name],
  currency: ['text', (o) => o.currency],
  time_zone: ['text', (o) => o.timeZone],
  default_workflow: ['text', (o) => o.defaultWorkflow],
  stock_policy: ['text', (o) => o.stockPolicy],
  stock_guard: ['text', (o) => o.stockGuard],
  closed_through: ['date', (o) => o.closedThrough],
  over_shipment: ['percent', (o) => o.overShipment],
  over_receipt: ['percent', (o) => o.overReceipt],
  default_location_id: ['uuid', (o) => o.defaultLocation],
  default_channel_id: ['uuid', (o) => o.defaultChannel],
  letterhead: ['jsonb', (o) => o.letterhead],
  version: ['integer', (o) => o.version],
});

export const readOrganisation = (row: Row): Organisation => ({
  id: row.org_id,
  name: row.name,
  currency: row.currency,
  timeZone: row.time_zone,
  defaultWorkflow: row.default_workflow,
  stockPolicy: row.stock_policy,
  stockGuard: row.stock_guard,
  closedThrough: row.closed_through,
  overShipment: parseFixed(row.over_shipment, PERCENT_SCALE) as Percent,
  overReceipt: parseFixed(row.over_receipt, PERCENT_SCALE) as Percent,
  defaultLocation: row.default_location_id,
  defaultChannel: row.default_channel_id,
  letterhead: { ...NO_LETTERHEAD, ...row.letterhead },
  version: row.version,
});

export const organisationStore: FactStore<Organisation> = {
  fact: organisations,
  load: (org, _keys, locked) => ({
    lock: locked.length
      ? [statement('organisation.lock', 'SELECT 1 FROM organisation WHERE org_id = $1 FOR UPDATE', [org])]
      : [],
    load: [statement('organisation.load', 'SELECT * FROM organisation WHERE org_id = $1', [org])],
    read: ([rows]) => rows!.map(readOrganisation),
  }),
  save: (org, changes) => organisationTable.save(org, changes),
};

const tokenTable = new Table<Token>('token', ['id'], {
  id: ['uuid', (t) => t.id],
  name: ['text', (t) => t.name],
  user_id: ['uuid', (t) => t.user],
  role: ['text', (t) => t.role],
  secret_hash: ['bytea', (t) => t.secretHash],
  created_at: ['timestamptz', (t) => t.createdAt],
  expires_at: ['timestamptz', (t) => t.expiresAt],
  revoked_at: ['timestamptz', (t) => t.revokedAt],
  demo: ['boolean', (t) => t.demo],
  agent: ['text', (t) => t.agent],
  person_id: ['uuid', (t) => t.person],
  scopes: ['jsonb', (t) => t.scopes],
  limits: ['jsonb', (t) => t.limits && limitsView(t.limits)],
  previous_hash: ['bytea', (t) => t.previous?.hash ?? null],
  previous_until: ['timestamptz', (t) => t.previous?.until ?? null],
  version: ['integer', (t) => t.version],
});

export const readToken = (row: Row): Token => ({
  id: row.id,
  name: row.name,
  user: row.user_id,
  role: row.role,
  secretHash: row.secret_hash,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  demo: row.demo,
  agent: row.agent,
  person: row.person_id,
  scopes: row.scopes,
  limits: readLimits(row.limits),
  previous: row.previous_hash && { hash: row.previous_hash, until: row.previous_until },
  version: row.version,
});

const TOKENS = 'SELECT * FROM token WHERE org_id = $1 AND id = ANY($2::uuid[])';

export const tokenStore: FactStore<Token> = {
  fact: tokens,
  load: (org, keys, locked) => ({
    lock: locked.length
      ? [statement('token.lock', `${TOKENS} ORDER BY id FOR UPDATE`, [org, plainArray(locked)])]
      : [],
    load: [statement('token.load', TOKENS, [org, plainArray(keys)])],
    read: ([rows]) => rows!.map(readToken),
  }),
  save: (org, changes) => tokenTable.save(org, changes),
};

const acceptedTable = new Table<Accepted>('command_log', ['token_id', 'key'], {
  token_id: ['uuid', (a) => a.token],
  key: ['text', (a) => a.key],
  id: ['uuid', (a) => a.id],
  input_hash: ['bytea', (a) => a.inputHash],
  answer: ['jsonb', (a) => a.answer],
  at: ['timestamptz', (a) => a.at],
});

const readAccepted = (row: Row): Accepted => ({
  id: row.id,
  token: row.token_id,
  key: row.key,
  inputHash: row.input_hash,
  answer: row.answer,
  at: row.at,
});

export const acceptedStore: FactStore<Accepted> = {
  fact: accepted,
  load(org, keys) {
    const parts = keys.map((name) => [name.slice(0, 36), name.slice(37)] as const);
    return {
      lock: [],
      load: [
        statement(
          'command-log.by-key',
          `SELECT c.* FROM unnest($2::uuid[], $3::text[]) AS k(token_id, key) CROSS JOIN LATERAL (
             SELECT * FROM command_log c WHERE c.org_id = $1 AND c.token_id = k.token_id AND c.key = k.key OFFSET 0) AS c`,
          [org, plainArray(parts.map((p) => p[0])), textArray(parts.map((p) => p[1]))],
        ),
      ],
      read: ([rows]) => rows!.map(readAccepted),
    };
  },
  save: (org, changes) =>
    acceptedTable.insert(
      org,
      changes.map((change) => change.after),
    ),
};
