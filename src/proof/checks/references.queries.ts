import type { Difference, LedgerCheck } from '../check.ts';
import type { Snapshot } from '../snapshot.store.ts';

/** Columns whose name does not say the table they point into. */
const POINTING: Readonly<Record<string, string>> = {
  channel_id: 'order_channel',
  default_channel_id: 'order_channel',
  default_location_id: 'location',
  from_location_id: 'location',
  to_location_id: 'location',
  unassigned_bin_id: 'bin',
  actor_id: 'token',
  order_id: 'sales_order',
  duplicated_from: 'sales_order',
  return_id: 'stock_document',
};
/** Documents whose ids the ledger and the timeline carry; command ids outlive the command log (72 hours). */
const ANYWHERE = new Set(['org_id', 'command_id', 'document_id']);

export interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly into: readonly string[];
}

/** Whatever names another record names one that is there. Tables that come later are looked at too. */
export const referencesHold: LedgerCheck = {
  name: 'references',
  sentence: 'whatever names another record names one that is there',
  async *find(snapshot, org): AsyncGenerator<Difference> {
    for (const pointer of await pointers(snapshot)) {
      for (const { id, rows } of await snapshot.rows(dangling(pointer), [org])) {
        const { table, column, into } = pointer;
        const stored = `${id} in ${rows} row${rows === 1 ? '' : 's'}`;
        yield {
          subject: `${table}.${column}`,
          what: 'names',
          stored,
          proved: `one of ${into.join(', ')}`,
          id,
        };
      }
    }
  },
};

/** Every column that holds the id of a record, and the tables it may be in. */
export async function pointers(snapshot: Snapshot): Promise<Pointer[]> {
  const columns = await snapshot.rows(`
    SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.udt_name = 'uuid' ORDER BY 1, 2`);
  const withIds = new Set(
    columns.filter(({ column }) => column === 'id').map(({ table }) => table as string),
  );
  const scoped = new Set(
    columns.filter(({ column }) => column === 'org_id').map(({ table }) => table as string),
  );
  return columns
    .filter(({ table, column }) => scoped.has(table) && !ANYWHERE.has(column))
    .map(({ table, column }) => ({ table, column, into: targets(table, column, withIds) }))
    .filter(({ into }) => into.length > 0);
}

/** Columns that point into one of several tables. */
const EITHER: Readonly<Record<string, readonly string[]>> = {
  'refund.source_id': ['payment', 'credit_note'],
};

function targets(table: string, column: string, tables: ReadonlySet<string>): readonly string[] {
  const either = EITHER[`${table}.${column}`];
  if (either) return either;
  // What an entry comes from: an order or any other document that moves stock.
  if (column === 'source_id') return [...tables].filter((table) => DOCUMENT.test(table));
  const known = POINTING[column] ?? column.replace(/_id$/, '');
  return tables.has(known) ? [known] : [];
}

const DOCUMENT =
  /(_order|_document|shipment|_receipt|transfer|stock_count|adjustment|_return|credit_note|drop_ship)$/;

const dangling = ({ table, column, into }: Pointer): string => `
  SELECT d.${column} AS id, d.rows FROM (
    SELECT ${column}, count(*)::int AS rows FROM ${table} WHERE org_id = $1 AND ${column} IS NOT NULL GROUP BY 1
  ) AS d WHERE ${into.map((one) => `NOT EXISTS (SELECT 1 FROM ${one} t WHERE t.org_id = $1 AND t.id = d.${column})`).join(' AND ')}
  ORDER BY 1 LIMIT 1000`;
