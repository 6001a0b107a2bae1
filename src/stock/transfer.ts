import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { HeldEntry } from '../ledger/entry.ts';
import type { ForwardEvent } from '../ledger/events.ts';

export type TransferStatus = 'in transit' | 'partially received' | 'received' | 'closed';

/** Goods sent from one location to another (F2). What left, is on the way and has arrived is what it holds. */
export interface Transfer {
  readonly id: Id;
  readonly number: string;
  readonly status: TransferStatus;
  readonly from: Id;
  readonly to: Id;
  readonly day: Day;
  readonly expectedOn: Day | null;
  readonly note: string | null;
  /** TRANSFER at the source, EXPECT and RECEIVE at the destination, all with the line they are of. */
  readonly held: readonly HeldEntry[];
  readonly createdAt: string;
  readonly version: number;
}

export const transfers = fact<Transfer>('transfer', RANK.document, (value) => [value.id, value.number], true);

/** What is on the way, line by line. */
export const onTheWay = (transfer: Transfer): HeldEntry[] =>
  transfer.held
    .filter(({ event }) => event === 'EXPECT')
    .sort((a, b) => a.line - b.line || (a.id < b.id ? -1 : 1));

export const heldOf = (transfer: Transfer, event: ForwardEvent, line: number): Quantity =>
  total(transfer.held.filter((one) => one.event === event && one.line === line).map((one) => one.quantity));
