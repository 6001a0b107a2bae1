import { atPlaces } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

const below = (condition: string): string => `
  SELECT product_id, location_id, v.what, trim_scale(v.stored)::text AS stored, v.proved
  FROM position p
  CROSS JOIN LATERAL (VALUES
    ('on hand', p.on_hand, 'at least 0', p.on_hand < 0),
    ('available to pick', p.on_hand - p.committed, 'at least 0', p.committed > p.on_hand AND p.on_hand >= 0)
  ) AS v(what, stored, proved, is_below)
  WHERE p.org_id = $1 AND v.is_below AND ${condition}`;

/** Q2: where stock is guarded, what is committed is there. */
export const guardedHolds = sqlCheck(
  'guarded',
  'where stock is guarded, nothing is below zero and what is committed is on hand',
  atPlaces(below('p.guarded')),
);

/** C10: where the guard only warns, a position may be below; it is listed and is no drift. */
export const unguarded = sqlCheck(
  'unguarded',
  'positions that an unguarded organisation let go below zero or below what is committed',
  atPlaces(below('NOT p.guarded')),
  true,
);

/** C10: the unassigned bin alone may be below zero. */
export const binsHold = sqlCheck(
  'bins-below-zero',
  'no bin but the unassigned one is below zero',
  atPlaces(
    `SELECT b.product_id, b.location_id, b.bin_id, 'on hand' AS what, trim_scale(b.on_hand)::text AS stored,
            'at least 0' AS proved
     FROM bin_position b LEFT JOIN location o ON o.org_id = $1 AND o.id = b.location_id
     WHERE b.org_id = $1 AND b.on_hand < 0
       AND (b.bin_id IS DISTINCT FROM o.unassigned_bin_id OR b.lot_id IS NOT NULL)`,
    `|| ' ' || coalesce((SELECT b.code FROM bin b WHERE b.org_id = $1 AND b.id = d.bin_id), d.bin_id::text)`,
  ),
);
