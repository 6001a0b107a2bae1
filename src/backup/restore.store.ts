import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readMigrations } from '../store/migrate.ts';
import { applyGrants } from '../store/prepare.ts';
import { PLAIN_TEXT } from './backup.store.ts';
import { quoteName } from './catalog.queries.ts';
import { damaged, type FileRecord, inspect, recordsOf, rowsIn } from './file-reader.ts';
import { type Header, KIND, type TableEnd, type TableStart } from './format.ts';
import { checkKnown, finishSchema, prepareTarget, putAside } from './target.store.ts';

export interface RestoreOptions {
  readonly progress?: (done: number, total: number) => void;
}

export interface Restored {
  readonly tables: number;
  readonly rows: number;
  readonly header: Header;
}

/** Fills an empty database from a backup: all of it or nothing. The file is read through before anything is written. */
export async function restore(url: string, path: string, options: RestoreOptions = {}): Promise<Restored> {
  const header = await inspect(path);
  const migrations = readMigrations();
  checkKnown(header, migrations);
  const client = new pg.Client({ connectionString: url, application_name: 'allot restore' });
  client.on('error', () => {}); // reported by the query that fails
  await client.connect();
  try {
    await client.query(PLAIN_TEXT);
    await client.query("BEGIN; SET LOCAL maintenance_work_mem = '256MB'");
    await prepareTarget(client, header, migrations);
    const comeBack = await putAside(client);
    const rows = await fill(client, path, header, options);
    await comeBack();
    await finishSchema(client, header, migrations);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    await applyGrants(url);
    return { tables: header.tables.length, rows, header };
  } finally {
    await client.end().catch(() => {}); // an open transaction is undone by that
  }
}

async function fill(
  client: pg.Client,
  path: string,
  header: Header,
  { progress }: RestoreOptions,
): Promise<number> {
  const records = recordsOf(path);
  let rows = 0;
  let done = 0;
  let ended: FileRecord | undefined;
  for await (const { kind, payload } of records) {
    if (kind !== KIND.table) continue;
    const table: TableStart = JSON.parse(payload.toString('utf8'));
    const stream = client.query(
      copyFrom(`COPY ${quoteName(table.table)} (${table.columns.map(quoteName)}) FROM STDIN`),
    );
    const blocks = blocksUntilEnd(path, records, (end) => {
      ended = end;
    });
    await pipeline(Readable.from(blocks, { objectMode: true }), stream);
    checkCount(path, table, ended, stream.rowCount);
    rows += stream.rowCount;
    progress?.(++done, header.tables.length);
  }
  return rows;
}

/** The rows of one table; leaves `records` at the table's end. */
async function* blocksUntilEnd(
  path: string,
  records: AsyncGenerator<FileRecord>,
  atEnd: (end: FileRecord) => void,
): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await records.next();
    if (next.done) throw damaged(path, 'a table does not end');
    if (next.value.kind === KIND.end) return atEnd(next.value);
    if (next.value.kind !== KIND.data) throw damaged(path, 'its parts are out of order');
    yield await rowsIn(path, next.value.payload);
  }
}

function checkCount(path: string, { table }: TableStart, end: FileRecord | undefined, found: number): void {
  const { rows }: TableEnd = JSON.parse((end as FileRecord).payload.toString('utf8'));
  if (rows !== found) throw damaged(path, `${table} should have ${rows} rows and has ${found}`);
}
