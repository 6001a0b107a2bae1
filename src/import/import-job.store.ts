import sql from 'sql-template-tag';
import type { Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import type { Row } from '../store/statement.ts';

export type ImportKind = 'orders' | 'products' | 'customers' | 'stock';

/** What happened to one source document that could not be written when its turn came. */
export interface JobFault {
  readonly document: string;
  readonly row: number;
  readonly problem: string;
  readonly detail: string;
}

export interface ImportJob {
  readonly id: Id;
  readonly kind: ImportKind;
  readonly hash: string;
  readonly fileName: string;
  readonly mapping: string | null;
  /** Who began it: its keys are theirs, whoever goes on with it. */
  readonly actor: Id;
  readonly status: 'running' | 'done';
  readonly total: number;
  /** So many documents, in the order of the file, are settled. */
  readonly doneUpTo: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly JobFault[];
}

export async function findJob(
  db: Reader,
  org: Id,
  kind: ImportKind,
  hash: string,
): Promise<ImportJob | null> {
  const [row] = await db.rows(sql`
    SELECT * FROM import_job WHERE org_id = ${org} AND kind = ${kind} AND hash = ${hash}`);
  return row ? readJob(row) : null;
}

const readJob = (row: Row): ImportJob => ({
  id: row.id,
  kind: row.kind,
  hash: row.hash,
  fileName: row.file_name,
  mapping: row.mapping,
  actor: row.actor_id,
  status: row.status,
  total: row.total,
  doneUpTo: row.done_up_to,
  counts: row.counts,
  faults: row.faults,
});

/** Starts an import, or takes it up again where it stands under this hash. */
export async function beginJob(db: Reader, org: Id, job: ImportJob, now: string): Promise<void> {
  await db.rows(sql`
    INSERT INTO import_job (org_id, id, kind, hash, file_name, mapping, status, total, done_up_to, counts, faults,
      actor_id, started_at)
    VALUES (${org}, ${job.id}, ${job.kind}, ${job.hash}, ${job.fileName}, ${job.mapping}, 'running', ${job.total},
      ${job.doneUpTo}, ${JSON.stringify(job.counts)}, ${JSON.stringify(job.faults)}, ${job.actor}, ${now})
    ON CONFLICT (org_id, kind, hash) DO UPDATE SET status = 'running', total = excluded.total,
      done_up_to = excluded.done_up_to, counts = excluded.counts, faults = excluded.faults, finished_at = NULL`);
}

export async function noteProgress(
  db: Reader,
  org: Id,
  job: ImportJob,
  finishedAt: string | null,
): Promise<void> {
  await db.rows(sql`
    UPDATE import_job SET status = ${finishedAt ? 'done' : 'running'}, done_up_to = ${job.doneUpTo},
      counts = ${JSON.stringify(job.counts)}, faults = ${JSON.stringify(job.faults)}, finished_at = ${finishedAt}
    WHERE org_id = ${org} AND kind = ${job.kind} AND hash = ${job.hash}`);
}
