import type { FactStore, Loading } from '../command/fact.ts';
import { plainArray, type Row, type Statement, statement } from '../store/statement.ts';
import { type AnyDefinition, nounOf, type Use } from './definition.ts';
import { type RecordUse, recordUses } from './use.ts';

/** Looks up, table by table, whether anything refers to these records; deleted ones do not count. */
function textFor(uses: readonly Use[]): string {
  const cases = uses.map(
    ([table, column, words]) =>
      `WHEN EXISTS (SELECT 1 FROM ${table} WHERE org_id = $1::uuid AND ${column} = k.id) THEN '${words}'`,
  );
  const by = cases.length ? `CASE ${cases.join('\n')} END` : 'NULL::text';
  return `SELECT $2::text AS noun, k.id, ${by} AS by FROM unnest($3::uuid[]) AS k(id)`;
}

/** One store for the uses of all kinds of records. */
export function useStore(definitions: readonly AnyDefinition[]): FactStore<RecordUse> {
  const texts = new Map(definitions.map((definition) => [nounOf(definition), textFor(definition.usedBy)]));
  return {
    fact: recordUses,
    load(org, keys): Loading<RecordUse> {
      const ids = Map.groupBy(keys, (key) => key.slice(0, key.indexOf('/')));
      const load = [...ids].map(([noun, names]): Statement => {
        const values = [org, noun, plainArray(names.map((name) => name.slice(noun.length + 1)))];
        return statement(`${noun}.uses`, texts.get(noun) as string, values);
      });
      return { lock: [], load, read: (rows: Row[][]) => rows.flat() as RecordUse[] };
    },
    save: () => [],
  };
}
