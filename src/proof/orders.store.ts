import type { Id } from '../kernel/id.ts';
import { HANGING, readOrders } from '../sales/index.ts';
import type { Row } from '../store/statement.ts';
import type { Snapshot } from './snapshot.store.ts';
import { type StoredOrder, storedOrder } from './stored-order.ts';

/** Orders looked at together; their lines and entries are in memory only meanwhile. */
const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

export interface Organisation {
  readonly id: Id;
  readonly name: string;
}

export const organisationsIn = async (snapshot: Snapshot, only?: Id): Promise<Organisation[]> =>
  (await snapshot.rows(
    'SELECT org_id AS id, name FROM organisation WHERE $1::uuid IS NULL OR org_id = $1 ORDER BY org_id',
    [only ?? null],
  )) as Organisation[];

/** How much there is to prove. */
export async function sizeOf(snapshot: Snapshot, only?: Id): Promise<{ orders: number; entries: number }> {
  const count = (table: string) => `(SELECT count(*) FROM ${table} WHERE $1::uuid IS NULL OR org_id = $1)`;
  const [row] = await snapshot.rows(
    `SELECT ${count('sales_order')} AS orders, ${count('ledger_entry')} AS entries`,
    [only ?? null],
  );
  return row as { orders: number; entries: number };
}

/** Every order of an organisation, deleted ones too, a batch at a time; the next one is read while one is looked at. */
export async function* orderBatches(snapshot: Snapshot, org: Id): AsyncGenerator<StoredOrder[]> {
  let next = read(snapshot, org, FIRST);
  for (;;) {
    const rows = await next;
    const last = rows[0]!.at(-1);
    if (!last) return;
    next = read(snapshot, org, last.id);
    next.catch(() => {}); // reported when it is awaited
    yield assembled(rows);
    if (rows[0]!.length < BATCH) return void (await next);
  }
}

/** What the proof needs of an order; addresses, notes and the like would take as long to read as all of it. */
const COLUMNS = `id, number, workflow, status, disputed_from, location_id, order_date, status_dates, currency,
  prices_include_tax, shipping_charge, other_charge, value, tax, total, hold, flags, invoice_status, payment_status, deleted_at, last_line, version,
  NULL AS fee_percent, NULL AS manual_fee`;

// Orders of a batch follow one another by id, so their lines and entries are three ranges of an index each.
async function read(snapshot: Snapshot, org: Id, after: Id): Promise<Row[][]> {
  const orders = await snapshot.rows(
    `SELECT ${COLUMNS} FROM sales_order WHERE org_id = $1 AND id > $2 ORDER BY id LIMIT ${BATCH}`,
    [org, after],
  );
  if (!orders.length) return [orders];
  const range = [org, after, orders.at(-1)!.id];
  const within = (column: string) => `org_id = $1 AND ${column} > $2 AND ${column} <= $3`;
  const [lines, disputes, entries, ...hanging] = await Promise.all([
    snapshot.rows(`SELECT * FROM sales_order_line WHERE ${within('order_id')}`, range),
    snapshot.rows(`SELECT * FROM dispute WHERE org_id = $1 AND order_id > $2 AND order_id <= $3`, range),
    snapshot.rows(
      `SELECT source_id, id, line, product_id, location_id, event, quantity, day, reverses, bin_id, lot_id, NULL AS unit_cost
       FROM ledger_entry WHERE ${within('source_id')}`,
      range,
    ),
    ...HANGING.map(([, sql]) =>
      snapshot.rows(
        sql((column) => `${column} > $2 AND ${column} <= $3`),
        range,
      ),
    ),
  ]);
  return [orders, lines, disputes, entries, ...hanging] as Row[][];
}

function assembled(rows: Row[][]): StoredOrder[] {
  const linesOf = Map.groupBy(rows[1]!, (row) => row.order_id as Id);
  const rowOf = new Map(rows[0]!.map((row) => [row.id as Id, row]));
  return readOrders(rows).map((order) =>
    storedOrder(order, rowOf.get(order.id)!, linesOf.get(order.id) ?? []),
  );
}
