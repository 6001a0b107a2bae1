import type { FactStore } from '../command/fact.ts';
import { plainArray, statement } from '../store/statement.ts';
import { type AnyDefinition, nounOf, type Use } from './definition.ts';
import type { RecordUse } from './use.ts';

/** Looks up, table by table, whether anything refers to records of this kind. */
export const useStoreOf = (definition: AnyDefinition): FactStore<RecordUse> => ({
  fact: definition.uses,
  load: (org, ids) => ({
    lock: [],
    load: [statement(`${nounOf(definition)}.uses`, textFor(definition.usedBy), [org, plainArray(ids)])],
    read: ([rows]) => rows as RecordUse[],
  }),
  save: () => [],
});

function textFor(uses: readonly Use[]): string {
  const cases = uses.map(
    ([table, column, words]) =>
      `WHEN EXISTS (SELECT 1 FROM ${table} WHERE org_id = $1::uuid AND ${column} = k.id) THEN '${words}'`,
  );
  return `SELECT k.id, CASE ${cases.join('\n')} END AS by FROM unnest($2::uuid[]) AS k(id)`;
}
