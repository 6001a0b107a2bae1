import { sqlCheck } from '../from-sql.ts';

/** The reversals of an entry never exceed it. */
export const reversalsWithin = sqlCheck(
  'reversals',
  'what reverses an entry is never more than the entry',
  `SELECT o.ref || ' ' || o.event AS subject, 'reversed' AS what, trim_scale(sum(r.quantity))::text AS stored,
          'at most ' || trim_scale(o.quantity)::text AS proved, o.id
   FROM ledger_entry r
   JOIN ledger_entry o ON o.org_id = $1 AND o.product_id = r.product_id AND o.location_id = r.location_id AND o.id = r.reverses
   WHERE r.org_id = $1 AND r.reverses IS NOT NULL
   GROUP BY o.product_id, o.location_id, o.id, o.ref, o.event, o.quantity
   HAVING sum(r.quantity) > o.quantity ORDER BY 1`,
);

/** A reversal is about the very thing it takes back. */
export const reversalsMatch = sqlCheck(
  'reversal-names',
  'a reversal names an entry of the same product, location, source, line, bin, lot and event',
  `SELECT r.ref || ' ' || r.event AS subject, v.what, v.stored, v.proved, r.id
   FROM ledger_entry r
   LEFT JOIN ledger_entry o ON o.org_id = $1 AND o.product_id = r.product_id AND o.location_id = r.location_id AND o.id = r.reverses
   CROSS JOIN LATERAL (VALUES
     ('entry it reverses', r.reverses::text, CASE WHEN o.id IS NULL THEN 'an entry that is there' ELSE r.reverses::text END),
     ('event', substr(r.event::text, 9), coalesce(o.event::text, substr(r.event::text, 9))),
     ('source', r.source_id::text, coalesce(o.source_id, r.source_id)::text),
     ('line', r.line::text, coalesce(o.line, r.line)::text),
     ('bin', r.bin_id::text, CASE WHEN o.id IS NULL THEN r.bin_id ELSE o.bin_id END::text),
     ('lot', r.lot_id::text, CASE WHEN o.id IS NULL THEN r.lot_id ELSE o.lot_id END::text)
   ) AS v(what, stored, proved)
   WHERE r.org_id = $1 AND r.reverses IS NOT NULL AND v.stored IS DISTINCT FROM v.proved ORDER BY 1, 2`,
);
