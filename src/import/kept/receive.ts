import { uuidv7 } from 'uuidv7';
import type { Id } from '../../kernel/id.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { UNREADABLE } from '../import.problems.ts';
import type { ImportHouse } from '../import-house.ts';
import type { ImportKind } from '../import-job.store.ts';
import { tableFrom } from '../read-file.ts';
import type { Sheet } from '../sheet.ts';
import { fieldsOf } from './fields.ts';
import { keepFile } from './import-file.store.ts';
import type { FileColumn } from './import-file.ts';
import { definitionFor } from './prepare-file.ts';
import { suggest } from './suggest.ts';

/** Reads what was sent, keeps it, and says how its columns might be meant. */
export async function receive(
  house: ImportHouse,
  what: ImportKind,
  fileName: string,
  content: Buffer,
): Promise<Result<Id>> {
  const table = await tableFrom(content, fileName);
  if (!table.ok) return table;
  const { hash, sheet } = table.value;
  if (!sheet.rows.length)
    return refused(problem(UNREADABLE, 'the file has names of columns and no row below them'));
  const { db, actor } = house;
  const fields = fieldsOf(house.desk.registry, what, definitionFor(what));
  const suggested = await suggest(db, actor.org, what, sheet, fields);
  const id = uuidv7();
  const file = { id, what, fileName, hash, content, rows: sheet.rows.length, columns: columnsOf(sheet) };
  await keepFile(db, actor, { ...file, ...suggested }, new Date().toISOString());
  return done(id);
}

const MOST_SAMPLES = 5;
const LOOKED_AT = 500;

/** The columns, each with the first few different texts in it. */
function columnsOf({ columns, rows }: Sheet): FileColumn[] {
  return columns.map((name, i) => {
    const samples = new Set<string>();
    for (const { cells } of rows.slice(0, LOOKED_AT)) {
      const text = (cells[i] ?? '').trim().slice(0, 80).toWellFormed();
      if (text !== '') samples.add(text);
      if (samples.size === MOST_SAMPLES) break;
    }
    return { name, samples: [...samples] };
  });
}
