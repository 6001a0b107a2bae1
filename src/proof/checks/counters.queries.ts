import type { Difference, LedgerCheck } from '../check.ts';
import type { Snapshot } from '../snapshot.store.ts';

/** Numbers of the counted form, as kernel and counters write them: SO-000042. */
const largest = (table: string): string =>
  `SELECT coalesce(max(substr(number, length($2) + 2)::bigint), 0) AS last FROM ${table}
   WHERE org_id = $1 AND number ~ ('^' || $2 || '-\\d{6,9}$')
     AND lpad(substr(number, length($2) + 2)::bigint::text, 6, '0') = substr(number, length($2) + 2)`;

/** A counter that stands behind a number in use would give it out again. */
export const countersAhead: LedgerCheck = {
  name: 'counters',
  sentence: 'no counter stands behind a number it has given',
  async *find(snapshot, org): AsyncGenerator<Difference> {
    const tables = await numberedTables(snapshot);
    for (const { name, prefix, last } of await snapshot.rows('SELECT * FROM counter WHERE org_id = $1', [
      org,
    ])) {
      const table = tables.get(name);
      if (!table) continue;
      const [found] = await snapshot.rows(largest(table), [org, prefix]);
      if (found!.last <= last) continue;
      yield { subject: `${prefix}-…`, what: name, stored: String(last), proved: `at least ${found!.last}` };
    }
  },
};

/** A counter is named after its kind of document, as is the table. */
async function numberedTables(snapshot: Snapshot): Promise<Map<string, string>> {
  const rows = await snapshot.rows(
    `SELECT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'number'
       AND data_type = 'text'`,
  );
  return new Map(rows.map(({ table }) => [table.replaceAll('_', '-'), table]));
}
