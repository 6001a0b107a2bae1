import type { Desk } from '../../command/desk.ts';
import { organisationIds, purge } from '../../command/house.ts';
import { KEPT_HOURS } from '../../command/idempotency.ts';
import { forgetFiles } from '../../import/index.ts';
import type { Job } from './jobs.ts';

/** The work that keeps the house tidy. */
export const housekeeping = (desk: Desk, clock: () => Date): Job[] => [
  { name: 'note when tokens were used', everySeconds: 60, run: () => desk.noteUses() },
  { name: 'forget old plans, answers and files', everySeconds: 3600, run: () => forgetOld(desk, clock()) },
];

export async function forgetOld(desk: Desk, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000).toISOString();
  for (const org of await organisationIds(desk.db)) {
    await purge(desk.db, org, before);
    await forgetFiles(desk.db, org, now);
  }
}
