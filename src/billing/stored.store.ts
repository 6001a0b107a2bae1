import { type Id, isId } from '../kernel/id.ts';
import { plainArray, type Statement, statement, textArray } from '../store/statement.ts';

/** Documents of a table by id or number, each found by its own index. */
const idsIn = (table: string): string => `SELECT unnest($2::uuid[]) AS id
  UNION SELECT id FROM ${table} WHERE org_id = $1::uuid AND number = ANY($3::text[])`;

const about = (name: string, text: string, org: Id, keys: readonly string[]): Statement =>
  statement(name, text, [org, plainArray(keys.filter(isId)), textArray(keys.filter((key) => !isId(key)))]);

/** The rows `part` selects for each document, whose id it calls `k.id`. */
export const partsOf = (
  table: string,
  name: string,
  part: string,
  org: Id,
  keys: readonly string[],
): Statement =>
  about(
    `${table}.${name}`,
    `SELECT t.* FROM (${idsIn(table)}) AS k CROSS JOIN LATERAL (${part} OFFSET 0) AS t`,
    org,
    keys,
  );

export const lockOf = (table: string, org: Id, keys: readonly string[]): Statement[] =>
  keys.length
    ? [
        about(
          `${table}.lock`,
          `SELECT 1 FROM (SELECT id FROM (${idsIn(table)}) AS named ORDER BY id) AS k CROSS JOIN LATERAL (
            SELECT 1 FROM ${table} t WHERE t.org_id = $1::uuid AND t.id = k.id FOR UPDATE) AS locked`,
          org,
          keys,
        ),
      ]
    : [];
