import pg from 'pg';
import { EFFECTS, type ForwardEvent, type PositionQuantity } from '../src/ledger/events.ts';

/** Nobody is fast by being wrong: afterwards every position is what its ledger says, and every order is there. */
export async function prove(url: string, name: string, orders: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('SET max_parallel_workers_per_gather = 0');
    const { rows } = await client.query(PROOF);
    const { positions, wrong, found, unlike } = rows[0];
    const faults = [
      wrong > 0 && `${wrong} of ${positions} positions are not the sum of their ledger`,
      found !== orders && `${found} orders are there, ${orders} were answered`,
      unlike > 0 && `${unlike} orders lack rows they should have`,
    ].filter(Boolean);
    if (faults.length) throw new Error(`${name} is wrong: ${faults.join('; ')}`);
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

const PROOF = `
  WITH held AS (
    SELECT org_id, product_id, location_id, ${sumOf('onHand')} AS on_hand, ${sumOf('demand')} AS demand,
      ${sumOf('allocated')} AS allocated, ${sumOf('committed')} AS committed, ${sumOf('expected')} AS expected
    FROM ledger_entry GROUP BY 1, 2, 3
  ), compared AS (
    SELECT (p.on_hand, p.demand, p.allocated, p.committed, p.expected)
      IS DISTINCT FROM (h.on_hand, h.demand, h.allocated, h.committed, h.expected) AS wrong
    FROM position p FULL JOIN held h USING (org_id, product_id, location_id)
  ), counted AS (
    SELECT (SELECT count(*) FROM sales_order) AS orders, (SELECT count(*) FROM sales_order_line) AS lines,
      (SELECT count(*) FROM ledger_entry WHERE event IN ('DEMAND', 'ALLOCATE')) AS entries,
      (SELECT count(*) FROM timeline_entry) AS notes, (SELECT count(*) FROM outbox) AS events,
      (SELECT count(*) FROM command_log WHERE key IS NOT NULL) AS keys
  )
  SELECT (SELECT count(*)::int FROM compared) AS positions, (SELECT count(*)::int FROM compared WHERE wrong) AS wrong,
    orders::int AS found, (abs(lines - 5 * orders) + abs(entries - 10 * orders) + abs(notes - 2 * orders)
      + abs(events - orders) + abs(keys - orders))::int AS unlike
  FROM counted`;
