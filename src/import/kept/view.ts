import type { Desk } from '../../command/desk.ts';
import type { Id } from '../../kernel/id.ts';
import { fieldsOf } from './fields.ts';
import { appliedBefore } from './import-file.store.ts';
import { type ImportFile, movesOf, standing } from './import-file.ts';
import { definitionFor } from './prepare-file.ts';
import { isNameless } from './suggest.ts';

/** One line of the list of imports. */
export function fileRow(file: ImportFile, now: Date) {
  const { id, what, fileName, size, rows, createdAt, createdBy, appliedAt, appliedBy, finishedAt } = file;
  return {
    id,
    what,
    fileName,
    size,
    rows,
    status: standing(file, now),
    mappingName: isNameless(file.mappingName) ? null : file.mappingName,
    progress: { settled: file.settled, total: file.total },
    counts: file.result?.counts ?? file.counts,
    refusedRows: file.refusedRows,
    isKept: file.isKept,
    trouble: file.trouble,
    createdAt,
    createdBy,
    appliedAt,
    appliedBy,
    finishedAt: standing(file, now) === 'done' ? finishedAt : null,
  };
}

/** An import with all there is to choose and to see. */
export async function fileView(desk: Desk, org: Id, file: ImportFile, now: Date) {
  return {
    ...fileRow(file, now),
    columns: file.columns,
    fields: fieldsOf(desk.registry, file.what, definitionFor(file.what)),
    mapping: file.mapping,
    mappingFrom: file.mappingFrom,
    update: file.updates,
    takeGood: file.takeGood,
    appliedBefore: await appliedBefore(desk.db, org, file),
    rehearsal: file.rehearsal,
    result: file.result,
    moves: movesOf(file, now),
  };
}

export type FileRow = ReturnType<typeof fileRow>;
export type FileView = Awaited<ReturnType<typeof fileView>>;
