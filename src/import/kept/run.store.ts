import sql from 'sql-template-tag';
import type { Reader } from '../../command/query.ts';
import type { Id } from '../../kernel/id.ts';
import { sqlState } from '../../store/connection.ts';
import type { ImportKind } from '../import-job.store.ts';
import type { Counts } from '../progress.ts';
import type { Draft } from './draft.ts';
import { type FileResult, KEPT_DAYS, type RefusedRow, SILENCE_SECONDS } from './import-file.ts';

/** One applying of a file, by one server process. */
export interface Run {
  readonly org: Id;
  readonly id: Id;
  readonly runner: Id;
}

export interface Claim {
  readonly what: ImportKind;
  readonly jobHash: string;
  readonly takeGood: boolean;
  readonly total: number;
  readonly refused: readonly RefusedRow[];
  /** As it was read: whoever changes it meanwhile must see it rehearsed first. */
  readonly mapping: Draft;
  readonly updates: boolean;
  readonly by: string;
  /** True goes on with what was interrupted; false begins. */
  readonly again: boolean;
}

const silent = (now: string) =>
  sql`(beat_at IS NULL OR beat_at < ${now}::timestamptz - make_interval(secs => ${SILENCE_SECONDS}))`;

/** Takes a file to be applied: whoever comes second gets false, be it for this file or the same one sent again. */
export async function claim(db: Reader, run: Run, asked: Claim, now: string): Promise<boolean> {
  await db.rows(sql`
    UPDATE import_file SET status = 'interrupted', runner = NULL
    WHERE org_id = ${run.org} AND what = ${asked.what} AND job_hash = ${asked.jobHash} AND status = 'running'
      AND ${silent(now)}`);
  const from = asked.again
    ? sql`(status = 'interrupted' OR status = 'running' AND ${silent(now)})`
    : sql`status = 'new'`;
  try {
    const rows = await db.rows(sql`
      UPDATE import_file SET status = 'running', runner = ${run.runner}, beat_at = ${now}, trouble = NULL,
        job_hash = ${asked.jobHash}, take_good = ${asked.takeGood}, total = ${asked.total},
        settled = LEAST(settled, ${asked.total}), refused = ${JSON.stringify(asked.refused)},
        applied_at = coalesce(applied_at, ${now}), applied_by = ${asked.by}
      WHERE org_id = ${run.org} AND id = ${run.id} AND content IS NOT NULL AND ${from}
        AND mapping = ${JSON.stringify(asked.mapping)}::jsonb AND updates = ${asked.updates} RETURNING 1`);
    return rows.length > 0;
  } catch (error) {
    if (sqlState(error) === UNIQUE) return false;
    throw error;
  }
}

const UNIQUE = '23505';

/** Says that it still runs, and how far it is; false when somebody else has taken it over. */
export async function beat(
  db: Reader,
  run: Run,
  settled: number,
  counts: Counts,
  now: string,
): Promise<boolean> {
  const rows = await db.rows(sql`
    UPDATE import_file SET beat_at = ${now}, settled = LEAST(${settled}, total), counts = ${JSON.stringify(counts)}
    WHERE org_id = ${run.org} AND id = ${run.id} AND runner = ${run.runner} AND status = 'running' RETURNING 1`);
  return rows.length > 0;
}

/** The end of it; with less settled than there is it was interrupted. */
export async function endRun(
  db: Reader,
  run: Run,
  settled: number,
  result: FileResult,
  refused: readonly RefusedRow[],
  now: string,
): Promise<void> {
  await db.rows(sql`
    UPDATE import_file SET status = CASE WHEN ${settled}::integer < total THEN 'interrupted' ELSE 'done' END,
      settled = ${settled}, counts = ${JSON.stringify(result.counts)}, result = ${JSON.stringify(result)},
      refused = ${JSON.stringify(refused)}, runner = NULL, finished_at = ${now}
    WHERE org_id = ${run.org} AND id = ${run.id} AND runner = ${run.runner} AND status = 'running'`);
}

/** It broke off for a reason that is no refusal. */
export async function breakOff(db: Reader, run: Run, trouble: string): Promise<void> {
  await db.rows(sql`
    UPDATE import_file SET status = 'interrupted', runner = NULL, trouble = ${trouble}
    WHERE org_id = ${run.org} AND id = ${run.id} AND runner = ${run.runner} AND status = 'running'`);
}

/** Rows that were not taken, with the reasons. */
export async function refusedOf(db: Reader, org: Id, id: Id): Promise<RefusedRow[] | null> {
  const [row] = await db.rows(sql`SELECT refused FROM import_file WHERE org_id = ${org} AND id = ${id}`);
  return row?.refused ?? null;
}

/** Lets go of files that have been kept long enough; what they were and what came of them stays. */
export async function forgetFiles(db: Reader, org: Id, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  await db.rows(sql`
    UPDATE import_file SET content = NULL, faults = NULL, refused = NULL,
      columns = (SELECT coalesce(jsonb_agg(one || '{"samples": []}'), '[]') FROM jsonb_array_elements(columns) one)
    WHERE org_id = ${org} AND created_at < ${before} AND content IS NOT NULL
      AND NOT (status = 'running' AND NOT ${silent(now.toISOString())})`);
}
