import sql, { join, type Sql } from 'sql-template-tag';
import { productRecord } from '../catalog/index.ts';
import { type Id, isId } from '../kernel/id.ts';
import { matching } from '../record/record.queries.ts';

/** Exactly these products, in the order they were asked for: rows of `id`, `place` and what was `matched`. */
export function namedProducts(refs: readonly string[], org: Id): Sql {
  const ids = refs.map((ref) => (isId(ref) ? ref : null));
  return sql`
    SELECT DISTINCT ON (r.id) r.id, k.place::int, k.ref AS matched
    FROM unnest(${refs}::text[], ${ids}::uuid[]) WITH ORDINALITY AS k(ref, id, place)
    CROSS JOIN LATERAL (
      (SELECT id FROM product p WHERE p.org_id = ${org} AND p.id = k.id AND p.deleted_at IS NULL)
      UNION ALL (SELECT id FROM product p WHERE p.org_id = ${org} AND p.sku = k.ref AND p.deleted_at IS NULL)
      UNION ALL (SELECT id FROM product p WHERE p.org_id = ${org} AND p.barcode = k.ref AND p.deleted_at IS NULL)
      LIMIT 1) AS r
    ORDER BY r.id, k.place`;
}

/** Products that may be sold and match what is being typed, the likeliest first: barcode, SKU, its beginning, words. */
export function foundProducts(text: string | undefined, limit: number, org: Id): Sql {
  const sold = sql`r.org_id = ${org} AND r.active AND r.deleted_at IS NULL`;
  if (text === undefined)
    return sql`SELECT r.id, 1 AS place, 'all' AS matched FROM product r WHERE ${sold} ORDER BY r.sku LIMIT ${limit}`;
  const begins = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  const folded = (value: string) => sql`lower(${value} COLLATE "C")`;
  const words = join(
    [...new Set(text.split(/\s+/))].slice(0, 8).map((word) => matching(productRecord, word, org)),
    ' AND ',
  );
  return sql`
    SELECT DISTINCT ON (id) id, place, matched FROM (
      (SELECT r.id, 1 AS place, 'barcode' AS matched FROM product r WHERE ${sold} AND r.barcode = ${text} LIMIT ${limit})
      UNION ALL (SELECT r.id, 2, 'sku' FROM product r WHERE ${sold} AND lower(r.sku) = ${folded(text)} LIMIT ${limit})
      UNION ALL (SELECT r.id, 3, 'sku' FROM product r WHERE ${sold} AND lower(r.sku) LIKE ${folded(begins)}
        ORDER BY lower(r.sku) LIMIT ${limit})
      UNION ALL (SELECT r.id, CASE WHEN lower(r.name) LIKE lower(${begins}) THEN 4 ELSE 5 END, 'text'
        FROM product r WHERE ${sold} AND ${words} ORDER BY 2, r.sku LIMIT ${limit})
    ) AS hits ORDER BY id, place`;
}
