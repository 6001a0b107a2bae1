import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Actor } from '../../src/command/access.ts';
import {
  type Applied,
  type ApplyOptions,
  applyOrders,
  findMapping,
  type ImportHouse,
  type Mapping,
  type Prepared,
  prepareOrders,
  type Rehearsal,
  readTable,
  rehearse,
} from '../../src/import/index.ts';
import { assemble } from '../../src/main.ts';
import { type Founded, foundOrganisation } from '../../src/organisation/index.ts';
import { testDatabase } from './database.ts';

/** A company to import into, on a database of its own, and a folder for its files. */
export interface Importing extends ImportHouse {
  readonly folder: string;
  /** Writes a file and answers with its path. */
  file(name: string, content: string | Buffer): string;
  prepare(path: string, mapping: string | Mapping): Promise<Prepared>;
  rehearse(path: string, mapping: string | Mapping): Promise<Rehearsal>;
  apply(path: string, mapping: string | Mapping, options?: ApplyOptions): Promise<Applied>;
  query(text: string, values?: unknown[]): Promise<Record<string, string>[]>;
  /** Does it, or fails the test with the reason. */
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
  must(command: string, input: unknown): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ask(query: string, input: unknown): Promise<any>;
  close(): Promise<void>;
}

export async function openImporting(currency = 'GBP'): Promise<Importing> {
  const database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => {}); // the drop may come before the last connection has gone
  const founded = await foundOrganisation(pool, { name: 'Importing', currency, timeZone: 'UTC' });
  const assembly = await assemble({ url: database.url });
  const { desk } = assembly;
  const actor = actorOf(founded);
  const house: ImportHouse = { desk, actor, db: desk.db };
  const folder = mkdtempSync('/tmp/allot-import-');
  const prepare = (path: string, mapping: string | Mapping) => prepared(house, path, mapping);
  return {
    ...house,
    folder,
    file: (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    prepare,
    rehearse: async (path, mapping) => rehearse(await prepare(path, mapping)),
    apply: async (path, mapping, options) =>
      sure(await applyOrders(house, await prepare(path, mapping), options)),
    query: async (text, values = [founded.org]) => (await pool.query(text, values)).rows,
    must: async (command, input) => {
      const verdict = await desk.command(actor, command, input);
      if (!verdict.ok) throw new Error(`${command}: ${verdict.problem.detail}`);
      return verdict.answer;
    },
    ask: async (query, input) => sure(await desk.query(actor, query, input)),
    close: async () => {
      await assembly.close();
      await pool.end();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

const actorOf = ({ org, ownerTokenId: token }: Founded): Actor => ({
  org,
  token,
  name: 'owner',
  role: 'owner',
  source: 'import',
});

async function prepared(house: ImportHouse, path: string, mapping: string | Mapping): Promise<Prepared> {
  const found =
    typeof mapping === 'string' ? sure(await findMapping(house.db, house.actor.org, mapping)) : mapping;
  return sure(await prepareOrders(house, sure(await readTable(path)), found));
}

export function sure<T>(result: { ok: true; value: T } | { ok: false; problem: { detail: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.detail);
}
