import { type Fact, fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';

/** What refers to a record, in words (`a sales order`); null when nothing does. */
export interface RecordUse {
  readonly id: Id;
  readonly by: string | null;
}

export const usesOf = (noun: string): Fact<RecordUse> =>
  fact<RecordUse>(`${noun}-use`, RANK.setup, (value) => [value.id]);
