import { atPlaces } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

const ON_SHIPMENTS = `
  FROM shipment s
  JOIN shipment_line k ON k.org_id = $1 AND k.order_id = s.order_id AND k.shipment_id = s.id
  JOIN sales_order_line l ON l.org_id = $1 AND l.order_id = s.order_id AND l.line = k.line`;
const LOCKED = `s.org_id = $1 AND s.status IN ('committed', 'picked', 'packed')`;

/** Q4, from the shipments alone. */
export const committedIsShipments = sqlCheck(
  'committed',
  'committed is what stands on committed, picked and packed shipments',
  atPlaces(`
    SELECT product_id, location_id, 'committed' AS what, trim_scale(coalesce(p.committed, 0))::text AS stored,
           trim_scale(coalesce(q.committed, 0))::text AS proved
    FROM (SELECT * FROM position WHERE org_id = $1) AS p
    FULL JOIN (
      SELECT l.product_id, s.location_id, sum(k.quantity) AS committed ${ON_SHIPMENTS}
      WHERE ${LOCKED} GROUP BY 1, 2
    ) AS q USING (product_id, location_id)
    WHERE coalesce(p.committed, 0) <> coalesce(q.committed, 0)`),
);

/** The same bin by bin: what a picker is sent for is what the bin keeps for them. */
export const binsCommittedIsPicks = sqlCheck(
  'committed-bins',
  'what a bin and lot has committed is what shipments pick from it',
  atPlaces(
    `
    SELECT product_id, location_id, bin_id, 'committed' AS what, trim_scale(coalesce(p.committed, 0))::text AS stored,
           trim_scale(coalesce(q.committed, 0))::text AS proved
    FROM (SELECT product_id, location_id, bin_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000') AS lot_id, committed
          FROM bin_position WHERE org_id = $1) AS p
    FULL JOIN (
      SELECT l.product_id, s.location_id, k.bin_id, coalesce(k.lot_id, '00000000-0000-0000-0000-000000000000') AS lot_id,
             sum(k.picked) AS committed
      FROM (SELECT s.id, k.line, (x->>'bin')::uuid AS bin_id, (x->>'lot')::uuid AS lot_id, (x->>'quantity')::numeric / 10000 AS picked
            FROM shipment s
            JOIN shipment_line k ON k.org_id = $1 AND k.order_id = s.order_id AND k.shipment_id = s.id
            CROSS JOIN LATERAL jsonb_array_elements(k.picks) AS x
            WHERE ${LOCKED}) AS k
      JOIN shipment s ON s.org_id = $1 AND s.id = k.id
      JOIN sales_order_line l ON l.org_id = $1 AND l.order_id = s.order_id AND l.line = k.line
      GROUP BY 1, 2, 3, 4
    ) AS q USING (product_id, location_id, bin_id, lot_id)
    WHERE coalesce(p.committed, 0) <> coalesce(q.committed, 0)`,
    "|| coalesce(' ' || (SELECT code FROM bin WHERE org_id = $1 AND id = d.bin_id), '')",
  ),
);
