import type { Id } from '../kernel/id.ts';
import type { Snapshot } from './snapshot.store.ts';
import type { StoredOrder } from './stored-order.ts';

/** One thing that is not as it should be, and by how much. */
export interface Difference {
  /** What people call it: `LANTERN @ MAIN`, `SO-000042`. */
  readonly subject: string;
  readonly what: string;
  readonly stored: string;
  readonly proved: string;
  /** The record to look at. */
  readonly id?: Id;
}

interface Named {
  /** Short, for tables and scripts: `positions`. */
  readonly name: string;
  /** What holds when the check finds nothing. */
  readonly sentence: string;
  /** Found things are listed and are no drift (C10). */
  readonly isNotice?: true;
}

/** Asks the database for what differs, within one organisation. */
export interface LedgerCheck extends Named {
  readonly find: (snapshot: Snapshot, org: Id) => AsyncIterable<Difference>;
}

/** Looks at every order, one after the other. */
export interface OrderCheck extends Named {
  readonly look: (order: StoredOrder) => Iterable<Difference>;
}

export type Check = LedgerCheck | OrderCheck;

export const isOrderCheck = (check: Check): check is OrderCheck => 'look' in check;
