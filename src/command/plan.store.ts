import sql from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';
import type { Plan } from './plan.ts';
import type { Reader } from './query.ts';

export async function keepPlan(db: Reader, org: Id, plan: Plan): Promise<void> {
  await db.rows(sql`
    INSERT INTO plan (org_id, id, token_id, command, input, outcome, reason, made_at, expires_at)
    VALUES (${org}, ${plan.id}, ${plan.token}, ${plan.command}, ${JSON.stringify(plan.input)},
      ${JSON.stringify(plan.outcome)}, ${plan.reason}, ${plan.madeAt}, ${plan.expiresAt})`);
}

export async function findPlan(db: Reader, org: Id, id: Id): Promise<Plan | null> {
  const [row] = await db.rows(sql`SELECT * FROM plan WHERE org_id = ${org} AND id = ${id}`);
  if (!row) return null;
  return {
    id: row.id,
    token: row.token_id,
    command: row.command,
    input: row.input,
    outcome: row.outcome,
    reason: row.reason,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  };
}

/** Plans long expired, answers older than their promise and sums of days gone by go; one statement per organisation. */
export async function purge(db: Reader, org: Id, before: string): Promise<void> {
  await db.rows(sql`DELETE FROM plan WHERE org_id = ${org} AND expires_at < ${before}`);
  await db.rows(sql`DELETE FROM command_log WHERE org_id = ${org} AND at < ${before}`);
  await db.rows(sql`DELETE FROM token_use WHERE org_id = ${org} AND day < ${before}::timestamptz::date - 1`);
}
