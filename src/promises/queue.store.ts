import type { FactStore } from '../command/fact.ts';
import { minus, most, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { quantity } from '../kernel/quantity.ts';
import { plainArray, type Row, type Statement, statement } from '../store/statement.ts';
import { COMING, linksOf } from './present.ts';
import {
  type ComingPurchase,
  nothingAt,
  type PromisesAt,
  promisesAt,
  type QueuedLine,
  type Stocked,
} from './queue.ts';
import { LINES } from './queue-lines.store.ts';

const KEYS = 'unnest($2::uuid[], $3::uuid[]) AS k(product_id, location_id)';

const PURCHASES = `
SELECT k.product_id, k.location_id, p.id, p.number, p.status, p.expected_on, n.line, n.quantity, n.cancelled,
       n.received, x.links
FROM ${KEYS}
CROSS JOIN LATERAL (
  SELECT purchase_order_id, line, quantity, cancelled, received FROM purchase_order_line n
  WHERE n.org_id = $1::uuid AND n.product_id = k.product_id AND n.quantity > n.cancelled + n.received OFFSET 0
) AS n
CROSS JOIN LATERAL (
  SELECT id, number, status, expected_on FROM purchase_order p
  WHERE p.org_id = $1::uuid AND p.id = n.purchase_order_id AND p.kind = 'stock' AND p.location_id = k.location_id
    AND p.status = ANY('{${COMING.join()}}') OFFSET 0
) AS p
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_array(order_id, order_line, quantity::text) ORDER BY position) AS links
  FROM purchase_link x
  WHERE x.org_id = $1::uuid AND x.purchase_order_id = p.id AND x.purchase_line = n.line OFFSET 0
) AS x`;

const TRANSFERS = `
SELECT k.product_id, k.location_id, t.id, t.number, t.expected_on, e.coming
FROM (
  SELECT id, number, expected_on, to_location_id FROM transfer
  WHERE org_id = $1::uuid AND status IN ('in transit', 'partially received') AND to_location_id = ANY($3::uuid[])
) AS t
CROSS JOIN LATERAL (
  SELECT product_id, sum(CASE event WHEN 'EXPECT' THEN quantity ELSE -quantity END) AS coming FROM ledger_entry e
  WHERE e.org_id = $1::uuid AND e.source_id = t.id AND e.product_id = ANY($2::uuid[])
    AND e.event IN ('EXPECT', 'REVERSE_EXPECT') GROUP BY product_id OFFSET 0
) AS e
JOIN ${KEYS} ON k.product_id = e.product_id AND k.location_id = t.to_location_id
WHERE e.coming > 0`;

const STOCK = `
SELECT b.*, lot.expires_on, coalesce(lot.quarantined, false) AS quarantined
FROM ${KEYS}
CROSS JOIN LATERAL (
  SELECT product_id, location_id, bin_id, lot_id, on_hand, committed FROM bin_position b
  WHERE b.org_id = $1::uuid AND b.product_id = k.product_id AND b.location_id = k.location_id
    AND (b.on_hand <> 0 OR b.committed <> 0) OFFSET 0
) AS b
LEFT JOIN LATERAL (
  SELECT expires_on, quarantined FROM lot WHERE org_id = $1::uuid AND id = b.lot_id OFFSET 0
) AS lot ON true`;

/** What the promises of these products and locations follow from: four statements however many, for `readQueues`. */
export function loadQueues(org: Id, keys: readonly string[]): Statement[] {
  const pairs = keys.map((key) => key.split('/'));
  const values = [
    org,
    plainArray(pairs.map(([product]) => product)),
    plainArray(pairs.map((pair) => pair[1])),
  ];
  const about = (what: string, text: string) => statement(`promises.${what}`, text, values);
  return [
    about('lines', LINES),
    about('purchases', PURCHASES),
    about('transfers', TRANSFERS),
    about('stock', STOCK),
  ];
}

/** What is on its way to these products and locations, for `readComing`. */
export const loadComing = (org: Id, keys: readonly string[]): Statement[] =>
  loadQueues(org, keys).slice(1, 3);

export const readComing = (
  keys: readonly string[],
  [purchases = [], transfers = []]: Row[][],
): PromisesAt[] => readQueues(keys, [[], purchases, transfers, []]);

/** One for each key, in their order. */
export function readQueues(
  keys: readonly string[],
  [lines, purchases, transfers, stock]: Row[][],
): PromisesAt[] {
  const byKey = (rows: Row[] = []) => Map.groupBy(rows, (row) => `${row.product_id}/${row.location_id}`);
  const [waiting, bought, sent, standing] = [byKey(lines), byKey(purchases), byKey(transfers), byKey(stock)];
  return keys.map((key) => {
    const [product, location] = key.split('/') as [Id, Id];
    return {
      ...nothingAt(product, location),
      lines: (waiting.get(key) ?? []).map(readLine).filter(({ open }) => open > 0n),
      purchases: (bought.get(key) ?? []).map(readPurchase),
      transfers: (sent.get(key) ?? []).map((row) => ({
        transfer: row.id,
        number: row.number,
        open: quantity(row.coming),
        expectedOn: row.expected_on,
      })),
      stock: (standing.get(key) ?? []).map(readStocked),
    };
  });
}

export const promisesStore: FactStore<PromisesAt> = {
  fact: promisesAt,
  load: (org, keys) => ({ lock: [], load: loadQueues(org, keys), read: (rows) => readQueues(keys, rows) }),
  // Follows from orders, purchases, transfers and bins, and is kept with them.
  save: () => [],
};

const readLine = (row: Row): QueuedLine => ({
  order: row.id,
  number: row.number,
  line: row.line,
  open: most(
    0n as Quantity,
    minus(minus(quantity(row.quantity), quantity(row.shipped)), quantity(row.on_drop_ship)),
  ),
  committed: quantity(row.committed),
  priority: row.priority,
  mustArriveBy: row.must_arrive_by,
  since: row.since,
});

function readPurchase(row: Row): ComingPurchase {
  const links = ((row.links ?? []) as [Id, number, string][]).map(([order, orderLine, linked]) => ({
    order,
    orderLine,
    quantity: quantity(linked),
  }));
  const bought = {
    quantity: quantity(row.quantity),
    cancelled: quantity(row.cancelled),
    received: quantity(row.received),
    links,
  };
  return {
    purchase: row.id,
    number: row.number,
    line: row.line,
    isDraft: row.status === 'draft',
    open: minus(minus(bought.quantity, bought.cancelled), bought.received),
    expectedOn: row.expected_on,
    links: linksOf(bought),
  };
}

const readStocked = (row: Row): Stocked => ({
  bin: row.bin_id,
  lot: row.lot_id,
  expiresOn: row.expires_on,
  quarantined: row.quarantined,
  onHand: quantity(row.on_hand),
  committed: quantity(row.committed),
});
