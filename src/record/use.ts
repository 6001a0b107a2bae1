import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';

/** What refers to a record, in words (`a sales order`); null when nothing does. */
export interface RecordUse {
  readonly noun: string;
  readonly id: Id;
  readonly by: string | null;
}

export const useName = (noun: string, id: Id): string => `${noun}/${id}`;
export const recordUses = fact<RecordUse>('record-use', RANK.setup, (value) => [
  useName(value.noun, value.id),
]);
