import type { Day } from '../kernel/day.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import type { Entry } from '../ledger/entry.ts';
import { PERIOD_CLOSED } from './problems.ts';

/** C6: why an entry of a closed period is not posted; null where there is none among them. */
export function closedPeriod(closed: Day | null, entries: readonly Entry[] = []): Problem | null {
  const entry = closed && entries.find(({ day }) => day <= closed);
  if (!closed || !entry) return null;
  const detail = `entries up to ${closed} are closed; this would post ${entry.event} dated ${entry.day}`;
  return problem(PERIOD_CLOSED, detail, { closedThrough: closed, event: entry.event, day: entry.day });
}
