import type { Difference, LedgerCheck } from './check.ts';

/** A check that is one statement: `$1` is the organisation, its rows are the differences. */
export const sqlCheck = (name: string, sentence: string, sql: string, isNotice?: true): LedgerCheck => ({
  name,
  sentence,
  ...(isNotice && { isNotice }),
  async *find(snapshot, org) {
    for await (const rows of snapshot.stream(sql, [org])) yield* rows as Difference[];
  },
});
