import { EFFECTS, type ForwardEvent, type PositionQuantity } from '../src/ledger/events.ts';
import { connect } from './connect.ts';

/** Nobody is fast by being wrong: every position must be what its ledger says. */
export async function provePositions(url: string, name: string): Promise<void> {
  const { positions, wrong = 0 } = await ask(url, POSITIONS);
  if (wrong > 0)
    throw new Error(`${name} is wrong: ${wrong} of ${positions} positions are not the sum of their ledger`);
}

/** And every order that was answered is there with all its rows, once. */
export async function proveOrders(url: string, name: string, orders: number): Promise<void> {
  const { found, unlike = 0 } = await ask(url, ORDERS);
  if (found !== orders)
    throw new Error(`${name} is wrong: ${found} orders are there, ${orders} were answered`);
  if (unlike > 0) throw new Error(`${name} is wrong: ${unlike} rows of orders are missing or too many`);
}

/** The one row a query answers, of whole numbers. */
export async function ask(url: string, sql: string): Promise<Record<string, number>> {
  const client = await connect(url, '-c work_mem=256MB');
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

const sumOf = (quantity: PositionQuantity): string => {
  const terms = Object.entries(EFFECTS as Record<ForwardEvent, Partial<Record<PositionQuantity, bigint>>>)
    .filter(([, effect]) => effect[quantity] !== undefined)
    .map(
      ([event, effect]) => `WHEN '${event}' THEN ${effect[quantity]} * quantity
      WHEN 'REVERSE_${event}' THEN ${-(effect[quantity] as bigint)} * quantity`,
    );
  return `coalesce(sum(CASE event ${terms.join(' ')} END), 0)`;
};

const POSITIONS = `
  WITH held AS (
    SELECT org_id, product_id, location_id, ${sumOf('onHand')} AS on_hand, ${sumOf('demand')} AS demand,
      ${sumOf('allocated')} AS allocated, ${sumOf('committed')} AS committed, ${sumOf('expected')} AS expected
    FROM ledger_entry GROUP BY 1, 2, 3
  )
  SELECT count(*)::int AS positions, (count(*) FILTER (
    WHERE (p.on_hand, p.demand, p.allocated, p.committed, p.expected)
      IS DISTINCT FROM (h.on_hand, h.demand, h.allocated, h.committed, h.expected)))::int AS wrong
  FROM position p FULL JOIN held h USING (org_id, product_id, location_id)`;

const ORDERS = `
  WITH counted AS (
    SELECT (SELECT count(*) FROM sales_order) AS orders, (SELECT count(*) FROM sales_order_line) AS lines,
      (SELECT count(*) FROM ledger_entry WHERE event IN ('DEMAND', 'ALLOCATE')) AS entries,
      (SELECT count(*) FROM timeline_entry) AS notes, (SELECT count(*) FROM outbox) AS events,
      (SELECT count(*) FROM command_log WHERE key IS NOT NULL) AS keys
  )
  SELECT orders::int AS found, (abs(lines - 5 * orders) + abs(entries - 10 * orders) + abs(notes - 2 * orders)
    + abs(events - orders) + abs(keys - orders))::int AS unlike
  FROM counted`;
