import sql, { empty } from 'sql-template-tag';
import type { Reader } from '../../command/query.ts';
import type { Id } from '../../kernel/id.ts';
import type { Row } from '../../store/statement.ts';
import type { ImportKind } from '../import-job.store.ts';
import type { Draft } from './draft.ts';
import type { FileRehearsal } from './file-rehearsal.ts';
import type { FileColumn, ImportFile, MappingFrom, ShownFault } from './import-file.ts';

/** A file as it arrives. */
export interface NewFile {
  readonly id: Id;
  readonly what: ImportKind;
  readonly fileName: string;
  readonly hash: string;
  readonly content: Buffer;
  readonly rows: number;
  readonly columns: readonly FileColumn[];
  readonly mapping: Draft;
  readonly mappingName: string;
  readonly mappingFrom: MappingFrom;
}

interface Sender {
  readonly org: Id;
  readonly token: Id;
  readonly name: string;
}

export async function keepFile(db: Reader, sender: Sender, file: NewFile, now: string): Promise<void> {
  await db.rows(sql`
    INSERT INTO import_file (org_id, id, what, file_name, size, hash, content, row_count, columns, mapping,
      mapping_name, mapping_from, status, created_at, actor_id, actor_name)
    VALUES (${sender.org}, ${file.id}, ${file.what}, ${file.fileName}, ${file.content.length}, ${file.hash},
      ${file.content}, ${file.rows}, ${JSON.stringify(file.columns)}, ${JSON.stringify(file.mapping)},
      ${file.mappingName}, ${file.mappingFrom}, 'new', ${now}, ${sender.token}, ${sender.name})`);
}

/** All but the bytes, the faults and the refused rows, which may be large. */
const SEEN = sql`id, what, file_name, size, hash, content IS NOT NULL AS is_kept, row_count, columns, mapping,
  mapping_name, mapping_from, updates, status, rehearsal, take_good, total, settled, counts, result,
  coalesce(jsonb_array_length(refused), 0) AS refused_rows, trouble, beat_at, created_at, actor_name, applied_at,
  applied_by, finished_at`;

const readFile = (row: Row): ImportFile => ({
  id: row.id,
  what: row.what,
  fileName: row.file_name,
  size: row.size,
  hash: row.hash,
  isKept: row.is_kept,
  rows: row.row_count,
  columns: row.columns,
  mapping: row.mapping,
  mappingName: row.mapping_name,
  mappingFrom: row.mapping_from,
  updates: row.updates,
  status: row.status,
  rehearsal: row.rehearsal,
  takeGood: row.take_good,
  total: row.total,
  settled: row.settled,
  counts: row.counts,
  result: row.result,
  refusedRows: row.refused_rows,
  trouble: row.trouble,
  beatAt: row.beat_at,
  createdAt: row.created_at,
  createdBy: row.actor_name,
  appliedAt: row.applied_at,
  appliedBy: row.applied_by,
  finishedAt: row.finished_at,
});

export async function findFile(db: Reader, org: Id, id: Id): Promise<ImportFile | null> {
  const [row] = await db.rows(sql`SELECT ${SEEN} FROM import_file WHERE org_id = ${org} AND id = ${id}`);
  return row ? readFile(row) : null;
}

export async function contentOf(db: Reader, org: Id, id: Id): Promise<Buffer | null> {
  const [row] = await db.rows(sql`SELECT content FROM import_file WHERE org_id = ${org} AND id = ${id}`);
  return row?.content ?? null;
}

/** The last sent first; ids are in the order of time. */
export async function filesOf(
  db: Reader,
  org: Id,
  kinds: readonly ImportKind[],
  before: Id | null,
  limit: number,
): Promise<ImportFile[]> {
  const rows = await db.rows(sql`
    SELECT ${SEEN} FROM import_file
    WHERE org_id = ${org} AND what = ANY(${kinds}) ${before ? sql`AND id < ${before}` : empty}
    ORDER BY id DESC LIMIT ${limit}`);
  return rows.map(readFile);
}

/** The same bytes of the same kind, applied to the end before. */
export async function appliedBefore(db: Reader, org: Id, { id, what, hash }: ImportFile) {
  const rows = await db.rows(sql`
    SELECT id, file_name, finished_at, applied_by FROM import_file
    WHERE org_id = ${org} AND what = ${what} AND hash = ${hash} AND status = 'done' AND id <> ${id}
    ORDER BY finished_at DESC LIMIT 5`);
  return rows.map((row) => ({
    id: row.id as Id,
    fileName: row.file_name as string,
    at: row.finished_at as string,
    by: row.applied_by as string,
  }));
}

interface Mapped {
  readonly mapping: Draft;
  readonly mappingName: string;
  readonly mappingFrom: MappingFrom;
  readonly updates: boolean;
}

/** Changes how a file is read, while nothing of it was applied; false when it is too late. */
export async function changeFile(db: Reader, org: Id, id: Id, to: Mapped): Promise<boolean> {
  const rows = await db.rows(sql`
    UPDATE import_file SET mapping = ${JSON.stringify(to.mapping)}, mapping_name = ${to.mappingName},
      mapping_from = ${to.mappingFrom}, updates = ${to.updates}, rehearsal = NULL, faults = NULL, refused = NULL
    WHERE org_id = ${org} AND id = ${id} AND status = 'new' RETURNING 1`);
  return rows.length > 0;
}

/** Keeps what a rehearsal showed, if the mapping is still the one it was made with. */
export async function keepRehearsal(
  db: Reader,
  org: Id,
  { id, mapping, updates }: ImportFile,
  rehearsal: FileRehearsal,
  faults: readonly ShownFault[],
): Promise<void> {
  await db.rows(sql`
    UPDATE import_file SET rehearsal = ${JSON.stringify(rehearsal)}, faults = ${JSON.stringify(faults)}
    WHERE org_id = ${org} AND id = ${id} AND status = 'new' AND mapping = ${JSON.stringify(mapping)}::jsonb
      AND updates = ${updates}`);
}

/** Faults of the rehearsal, as many as are kept, from the one at `from` on. */
export async function faultsOf(
  db: Reader,
  org: Id,
  id: Id,
  from: number,
  limit: number,
): Promise<ShownFault[]> {
  const rows = await db.rows(sql`
    SELECT fault FROM import_file, jsonb_array_elements(faults) WITH ORDINALITY AS listed (fault, place)
    WHERE org_id = ${org} AND id = ${id} AND place > ${from} ORDER BY place LIMIT ${limit}`);
  return rows.map((row) => row.fault);
}
