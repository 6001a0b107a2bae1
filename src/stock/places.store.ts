import type { FactStore } from '../command/fact.ts';
import { plainArray, type Row, statement } from '../store/statement.ts';
import { type Place, type Places, placesOf } from './places.ts';

// Every bin and lot with stock of a product at a location, and the unassigned bin (lot null) in any case.
const LOAD = `
SELECT k.product_id, k.location_id, l.unassigned_bin_id, s.bin_id, b.code AS bin_code, b.sequence,
       s.lot_id, lot.number AS lot_number, lot.expires_on, coalesce(lot.quarantined, false) AS quarantined
FROM unnest($2::uuid[], $3::uuid[]) AS k(product_id, location_id)
CROSS JOIN LATERAL (
  SELECT id, unassigned_bin_id FROM location WHERE org_id = $1::uuid AND id = k.location_id OFFSET 0
) AS l
CROSS JOIN LATERAL (
  SELECT p.bin_id, p.lot_id FROM bin_position p
  WHERE p.org_id = $1::uuid AND p.product_id = k.product_id AND p.location_id = k.location_id
    AND (p.on_hand <> 0 OR p.committed <> 0)
    AND NOT (p.bin_id = l.unassigned_bin_id AND p.lot_id IS NULL)
  UNION ALL
  SELECT l.unassigned_bin_id, NULL
) AS s
CROSS JOIN LATERAL (SELECT code, sequence FROM bin WHERE org_id = $1::uuid AND id = s.bin_id) AS b
LEFT JOIN LATERAL (
  SELECT number, expires_on, quarantined FROM lot WHERE org_id = $1::uuid AND id = s.lot_id
) AS lot ON true`;

export const placesStore: FactStore<Places> = {
  fact: placesOf,
  load(org, keys) {
    const pairs = keys.map((key) => [key.slice(0, 36), key.slice(37)] as const);
    const values = [org, plainArray(pairs.map((p) => p[0])), plainArray(pairs.map((p) => p[1]))];
    return { lock: [], load: [statement('places.load', LOAD, values)], read: ([rows]) => grouped(rows!) };
  },
  // Derived from bin positions: a new place is there once its entries are.
  save: () => [],
};

function grouped(rows: readonly Row[]): Places[] {
  const groups = new Map<string, Places & { places: Place[] }>();
  for (const row of rows) {
    const key = `${row.product_id}/${row.location_id}`;
    let group = groups.get(key);
    if (!group) {
      const { product_id: product, location_id: location, unassigned_bin_id: unassignedBin } = row;
      groups.set(key, (group = { product, location, unassignedBin, places: [] }));
    }
    group.places.push(readPlace(row));
  }
  return [...groups.values()];
}

const readPlace = (row: Row): Place => ({
  bin: row.bin_id,
  binCode: row.bin_code,
  sequence: row.sequence,
  lot: row.lot_id,
  lotNumber: row.lot_number,
  expiresOn: row.expires_on,
  quarantined: row.quarantined,
});
