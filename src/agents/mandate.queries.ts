import sql from 'sql-template-tag';
import { z } from 'zod';
import { type Actor, permissionsOf } from '../command/access.ts';
import { pageFields } from '../command/fields.ts';
import { limitsView } from '../command/mandate/limits.ts';
import { SCOPE_NAMES, SCOPES } from '../command/mandate/scope.ts';
import { readUse } from '../command/mandate/token-use.store.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import { dayIn } from '../kernel/day.ts';
import { formatMoney } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { limitsShape, tokenRow, tokenRowShape } from '../organisation/index.ts';
import { countWaiting } from './approval.queries.ts';

/** Whoever has so many waiting is told no more than that. */
const MOST_COUNTED = 1000;

const usedShape = z.object({ value: z.string(), quantity: z.string() });

export const mandateShape = z
  .object({
    token: z.object({ id: z.uuid(), name: z.string() }),
    agent: z.string().nullable(),
    person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    role: z.string(),
    scopes: z.array(z.object({ scope: z.enum(SCOPE_NAMES), about: z.string(), allowed: z.boolean() })),
    limits: limitsShape.nullable(),
    currency: z.string(),
    today: z.object({ day: z.iso.date(), used: z.record(z.string(), usedShape) }),
    approvals: z.object({ waiting: z.int() }),
    permissions: z.array(z.string()),
  })
  .meta({ id: 'Mandate' });

export const getMandate = defineQuery({
  name: 'mandate.get',
  sentence:
    'What whoever asks may do: role, scopes, limits, what is used of the day, and what waits for a person.',
  permission: 'assistants:read',
  input: z.strictObject({}),
  answer: mandateShape,
  shows: 'nothing of it',
  run: async (_input, asking) => {
    const { actor, organisation } = asking;
    const { timeZone, currency } = await organisation();
    const day = dayIn(timeZone, new Date(asking.now));
    const { agent = null, person, limits, role } = actor;
    return done({
      token: { id: actor.token, name: actor.name },
      agent,
      person: person ? { id: person.id, name: person.name } : null,
      role,
      scopes: scopesOf(actor),
      limits: limits ? limitsView(limits) : null,
      currency,
      today: { day, used: await usedOn(asking, day) },
      approvals: { waiting: await countWaiting(asking, sql`a.token_id = ${actor.token}`, MOST_COUNTED) },
      permissions: permissionsOf(role),
    });
  },
});

const scopesOf = ({ scopes }: Actor) =>
  SCOPE_NAMES.map((scope) => ({ scope, about: SCOPES[scope], allowed: !scopes || scopes.includes(scope) }));

async function usedOn({ db, actor: { org, token } }: Asking, day: string) {
  const [row] = await db.rows(
    sql`SELECT * FROM token_use WHERE org_id = ${org} AND token_id = ${token} AND day = ${day}`,
  );
  const used = Object.entries(row ? readUse(row).used : {});
  return Object.fromEntries(
    used.map(([scope, { value, quantity }]) => [
      scope,
      { value: formatMoney(value), quantity: formatQuantity(quantity) },
    ]),
  );
}

export const listAssistants = defineQuery({
  name: 'assistant.list',
  sentence: 'The programs that act for whoever is signed in, newest first.',
  permission: 'assistants:read',
  input: z.strictObject(pageFields),
  answer: tokenRowShape,
  paged: true,
  shows: 'nothing of it',
  run: async ({ cursor, limit }, { db, actor, now }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const last = after.value?.[0] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    const rows = await db.rows(sql`
      SELECT * FROM token WHERE org_id = ${actor.org} AND person_id = ${actor.user ?? null} AND id < ${last}::uuid
      ORDER BY id DESC LIMIT ${limit + 1}`);
    return done(
      pageOf(
        rows,
        limit,
        (row) => tokenRow(row, now),
        (row) => [row.id],
      ),
    );
  },
});
