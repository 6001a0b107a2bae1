import type { BenchServer } from '../bench-server.ts';

/** Settings of the database that make it count what each statement costs. */
export const COUNTING = [
  "shared_preload_libraries = 'pg_stat_statements'",
  'pg_stat_statements.track_planning = on',
  'pg_stat_statements.track = all',
];

export interface StatementCost {
  readonly text: string;
  readonly calls: number;
  readonly milliseconds: number;
  readonly planning: number;
  readonly rows: number;
  readonly blocks: number;
  readonly walBytes: number;
}

export async function startCounting(server: BenchServer): Promise<void> {
  await server.admin('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await server.admin('SELECT pg_stat_statements_reset()');
}

/** What a database's statements have cost since then, dearest first; those inside functions are told apart. */
export async function costsOf(server: BenchServer, database: string): Promise<StatementCost[]> {
  const rows = await server.admin(`
    SELECT s.query, s.calls, s.total_exec_time, s.total_plan_time, s.rows, s.shared_blks_hit + s.shared_blks_read AS blocks,
      s.wal_bytes, s.toplevel
    FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
    WHERE d.datname = '${database}' ORDER BY s.total_exec_time + s.total_plan_time DESC`);
  return rows.map((row) => ({
    text: `${row.toplevel ? '' : '  in it: '}${String(row.query).replace(/\s+/g, ' ').trim()}`,
    calls: Number(row.calls),
    milliseconds: Number(row.total_exec_time),
    planning: Number(row.total_plan_time),
    rows: Number(row.rows),
    blocks: Number(row.blocks),
    walBytes: Number(row.wal_bytes),
  }));
}
