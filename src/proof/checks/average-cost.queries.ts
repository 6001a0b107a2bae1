import type { Day } from '../../kernel/day.ts';
import { PRICE_SCALE, type Price, parseFixed, type Quantity } from '../../kernel/fixed.ts';
import { formatPrice } from '../../kernel/money.ts';
import { quantity } from '../../kernel/quantity.ts';
import type { Posting } from '../../ledger/entry.ts';
import { emptyPosition, type Position, post } from '../../ledger/position.ts';
import type { Row } from '../../store/statement.ts';
import type { Difference, LedgerCheck } from '../check.ts';
import { COMING_IN, effectSql, MOVING } from '../effects.queries.ts';
import type { Snapshot } from '../snapshot.store.ts';

// Only what came in at a cost changes the average; what was on hand just before is summed up on the way there.
const INCOMING = `
  SELECT * FROM (
    SELECT e.product_id, e.location_id, e.id, e.event, e.quantity, e.unit_cost, ${COMING_IN} AS comes_in,
      sum(${effectSql('onHand')}) OVER (PARTITION BY e.product_id, e.location_id ORDER BY e.id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held
    FROM ledger_entry e WHERE e.org_id = $1 AND ${MOVING}
  ) AS w WHERE comes_in AND unit_cost IS NOT NULL ORDER BY product_id, location_id, id`;

const STORED = `
  SELECT p.product_id, p.location_id, p.average_cost, coalesce(r.sku, p.product_id::text) AS sku,
         coalesce(l.code, p.location_id::text) AS code
  FROM position p
  LEFT JOIN product r ON r.org_id = $1 AND r.id = p.product_id
  LEFT JOIN location l ON l.org_id = $1 AND l.id = p.location_id
  WHERE p.org_id = $1 ORDER BY p.product_id, p.location_id`;

/** E4: the moving average, recomputed in recorded order by the very function that keeps it. */
export const averageCosts: LedgerCheck = {
  name: 'average-cost',
  sentence: 'the average cost of a position is what its receipts make it, in recorded order',
  async *find(snapshot, org): AsyncGenerator<Difference> {
    const proved = await recomputed(snapshot, org);
    for await (const rows of snapshot.stream(STORED, [org])) {
      for (const row of rows) yield* compared(row, proved.get(keyOf(row)) ?? (0n as Price));
    }
  },
};

const keyOf = (row: Row): string => `${row.product_id}/${row.location_id}`;
const price = (text: string): Price => parseFixed(text, PRICE_SCALE) as Price;

/** One number for each position: some hundred thousand at most. */
async function recomputed(snapshot: Snapshot, org: string): Promise<Map<string, Price>> {
  const averages = new Map<string, Price>();
  for await (const rows of snapshot.stream(INCOMING, [org])) {
    for (const row of rows) {
      const key = keyOf(row);
      averages.set(key, after(row, averages.get(key) ?? (0n as Price)));
    }
  }
  return averages;
}

function after(row: Row, averageCost: Price): Price {
  const onHand = quantity(row.held ?? 0);
  const before: Position = { ...emptyPosition(row.product_id, row.location_id), onHand, averageCost };
  return post(before, postingOf(row)).averageCost;
}

const postingOf = (row: Row): Posting => ({
  line: 0,
  product: row.product_id,
  location: row.location_id,
  event: row.event,
  quantity: quantity(row.quantity) as Quantity,
  day: '2000-01-01' as Day,
  bin: null,
  lot: null,
  unitCost: price(row.unit_cost),
});

function* compared(row: Row, proved: Price): Iterable<Difference> {
  const stored = price(row.average_cost);
  if (stored === proved) return;
  const subject = `${row.sku} @ ${row.code}`;
  yield {
    subject,
    what: 'average cost',
    stored: formatPrice(stored),
    proved: formatPrice(proved),
    id: row.product_id,
  };
}
