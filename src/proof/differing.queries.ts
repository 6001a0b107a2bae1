/** SQL: of rows `t`, every pair of numbers that should be the same and is not. `from` selects an `id`. */
export const differing = (
  subject: string,
  from: string,
  pairs: readonly (readonly [what: string, stored: string, proved: string])[],
): string => `
  SELECT ${subject} AS subject, v.what, trim_scale(v.stored)::text AS stored, trim_scale(v.proved)::text AS proved, t.id
  FROM (${from}) AS t
  CROSS JOIN LATERAL (VALUES ${pairs.map(([what, stored, proved]) => `('${what}', ${stored}, ${proved})`).join(', ')})
    AS v(what, stored, proved)
  WHERE v.stored <> v.proved
  ORDER BY 1, 2`;
