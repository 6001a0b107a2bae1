import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { VERSION } from '../version.ts';
import {
  isCopied,
  quoteName,
  rowEstimate,
  schemaSteps,
  sequences,
  tablesInOrder,
} from './catalog.queries.ts';
import { FileWriter } from './file-writer.ts';
import { BackupRefused, FORMAT, type Header, KIND, type TableStart } from './format.ts';

export interface BackupOptions {
  /** Writes over a file of the same name. */
  readonly replace?: boolean;
  /** Rows done, of about so many. */
  readonly progress?: (done: number, total: number) => void;
}

export interface BackedUp {
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
}

/** Text that reads the same wherever it is restored. */
export const PLAIN_TEXT = "SET client_encoding = 'UTF8'; SET datestyle = 'ISO'; SET timezone = 'UTC'";

/** Copies the whole database as it is at this moment into one file; whoever works in it meanwhile is not held up. */
export async function backup(url: string, path: string, options: BackupOptions = {}): Promise<BackedUp> {
  const client = new pg.Client({ connectionString: url, application_name: 'allot backup' });
  client.on('error', () => {}); // reported by the query that fails
  await client.connect();
  try {
    await client.query(PLAIN_TEXT);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = (await tablesInOrder(client)).filter(({ table }) => isCopied(table));
    const header = await headerOf(client, tables);
    const file = await FileWriter.open(path, options.replace ?? false);
    try {
      return await writeAll(client, file, header, tables, options);
    } catch (error) {
      await file.abandon();
      throw error;
    }
  } finally {
    await client.end().catch(() => {});
  }
}

async function headerOf(client: pg.Client, tables: readonly TableStart[]): Promise<Header> {
  const migrations = await schemaSteps(client);
  if (!migrations?.length)
    throw new BackupRefused('there is nothing to back up: the database is not one of Allot');
  return {
    format: FORMAT,
    version: VERSION,
    at: new Date().toISOString(),
    migrations,
    tables: tables.map(({ table }) => table),
    sequences: await sequences(client),
  };
}

async function writeAll(
  client: pg.Client,
  file: FileWriter,
  header: Header,
  tables: readonly TableStart[],
  { progress }: BackupOptions,
): Promise<BackedUp> {
  const about = await rowEstimate(client);
  await file.put(KIND.header, header);
  let rows = 0;
  for (const table of tables) {
    await file.put(KIND.table, table);
    const written = await copyTable(client, table, file);
    await file.put(KIND.end, { rows: written });
    rows += written;
    progress?.(rows, Math.max(rows, about));
  }
  await client.query('COMMIT');
  await file.seal();
  return { tables: tables.length, rows, bytes: file.bytes };
}

async function copyTable(
  client: pg.Client,
  { table, columns }: TableStart,
  file: FileWriter,
): Promise<number> {
  const stream = client.query(copyTo(`COPY ${quoteName(table)} (${columns.map(quoteName)}) TO STDOUT`));
  for await (const chunk of stream) await file.rows(chunk as Buffer);
  // The rows end before the database says how many there were: when both come apart, the count is still 0 here.
  await client.query('SELECT 1');
  return stream.rowCount;
}
