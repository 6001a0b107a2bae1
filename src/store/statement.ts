/** A named prepared statement with its values: named so that PostgreSQL parses and plans it once a connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** The table it writes, when it may be combined with writes to others. */
  readonly writes?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a row holds is known by the statement that asked for it
export type Row = Record<string, any>;

export const statement = (
  name: string,
  text: string,
  values: readonly unknown[] = [],
  writes?: string,
): Statement => ({ name, text, values, writes });

export const BEGIN = statement('begin', 'BEGIN');
export const COMMIT = statement('commit', 'COMMIT');
export const ROLLBACK = statement('rollback', 'ROLLBACK');

/**
 * Rows `v` of `source` with the place (`v.tid`) of the row of `table` that `match` finds for each, by index.
 * Joining such a table directly, a plan made while it was nearly empty read all rows of the organisation once for
 * each row written: 5,000 lines took minutes. Fenced like this there is only one way to go.
 */
export const located = (table: string, source: string, match: string): string => `(
  SELECT v.*, r.tid FROM ${source}
  CROSS JOIN LATERAL (SELECT x.ctid AS tid FROM ${table} x WHERE x.org_id = $1::uuid AND ${match} OFFSET 0) AS r
  OFFSET 0
) AS v`;

/** A PostgreSQL array literal of values that need no quoting: ids, numbers, days, booleans. */
export function plainArray(values: readonly unknown[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    const value = values[i];
    text += value === null || value === undefined ? 'NULL' : value;
  }
  return `${text}}`;
}

const NEEDS_ESCAPE = /["\\]/g;

/** A PostgreSQL array literal of texts (or of JSON texts), quoted. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    const value = values[i];
    text += value === null || value === undefined ? 'NULL' : `"${value.replace(NEEDS_ESCAPE, '\\$&')}"`;
  }
  return `${text}}`;
}
