import { QUANTITIES } from '../../ledger/events.ts';
import { atPlaces, COLUMNS, IN_BINS, sumsSql } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

const compared = (columns: readonly string[]): string =>
  columns
    .map((column) => `('${column.replace('_', ' ')}', coalesce(s.${column}, 0), coalesce(p.${column}, 0))`)
    .join(', ');
const SHOWN = 'v.what, trim_scale(v.stored)::text AS stored, trim_scale(v.proved)::text AS proved';

/** Q6: stored position = position recomputed from the ledger. */
export const positionsAddUp = sqlCheck(
  'positions',
  'every stored position is the sum of its ledger entries',
  atPlaces(`
    SELECT product_id, location_id, ${SHOWN}
    FROM (SELECT e.product_id, e.location_id, ${sumsSql()} FROM ledger_entry e WHERE e.org_id = $1 GROUP BY 1, 2) AS p
    FULL JOIN (SELECT * FROM position WHERE org_id = $1) AS s USING (product_id, location_id)
    CROSS JOIN LATERAL (VALUES ${compared(QUANTITIES.map((name) => COLUMNS[name]))}) AS v(what, stored, proved)
    WHERE v.stored <> v.proved`),
);

/** The same for each bin and lot; a bin nobody set a lot for is compared as such. */
export const binPositionsAddUp = sqlCheck(
  'bin-positions',
  'every stored bin position is the sum of the entries that name its bin and lot',
  atPlaces(
    `
    SELECT product_id, location_id, bin_id, lot_id, ${SHOWN}
    FROM (SELECT e.product_id, e.location_id, e.bin_id, e.lot_id, ${sumsSql(['onHand', 'committed'])}
          FROM ledger_entry e WHERE e.org_id = $1 AND ${IN_BINS} AND e.bin_id IS NOT NULL GROUP BY 1, 2, 3, 4) AS p
    FULL JOIN (SELECT * FROM bin_position WHERE org_id = $1) AS s
      ON p.product_id = s.product_id AND p.location_id = s.location_id AND p.bin_id = s.bin_id
         AND coalesce(p.lot_id, s.org_id) = coalesce(s.lot_id, s.org_id)
    CROSS JOIN LATERAL (SELECT coalesce(p.product_id, s.product_id) AS product_id,
      coalesce(p.location_id, s.location_id) AS location_id, coalesce(p.bin_id, s.bin_id) AS bin_id,
      coalesce(p.lot_id, s.lot_id) AS lot_id) AS k(product_id, location_id, bin_id, lot_id)
    CROSS JOIN LATERAL (VALUES ${compared(['on_hand', 'committed'])}) AS v(what, stored, proved)
    WHERE v.stored <> v.proved`.replace('SELECT product_id, location_id, bin_id, lot_id', 'SELECT k.*'),
    `|| ' ' || coalesce((SELECT b.code FROM bin b WHERE b.org_id = $1 AND b.id = d.bin_id), d.bin_id::text)
        || coalesce(' lot ' || (SELECT t.number FROM lot t WHERE t.org_id = $1 AND t.id = d.lot_id), '')`,
  ),
);

/** What stands in the bins of a location is what the location has. */
export const binsMakePosition = sqlCheck(
  'bins-and-location',
  'on hand and committed of a location are what its bins hold together',
  atPlaces(`
    SELECT product_id, location_id, ${SHOWN}
    FROM (SELECT product_id, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed
          FROM bin_position WHERE org_id = $1 GROUP BY 1, 2) AS p
    FULL JOIN (SELECT * FROM position WHERE org_id = $1) AS s USING (product_id, location_id)
    CROSS JOIN LATERAL (VALUES ${compared(['on_hand', 'committed'])}) AS v(what, stored, proved)
    WHERE v.stored <> v.proved`),
);
