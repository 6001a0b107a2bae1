import type { Day } from '../kernel/day.ts';
import type { Price, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { ForwardEvent, LedgerEvent } from './events.ts';

/** What an entry is about and where: the part posted, held and targeted entries share. */
export interface Posting<E extends LedgerEvent = LedgerEvent> {
  readonly line: number;
  readonly product: Id;
  readonly location: Id;
  readonly event: E;
  /** Always greater than zero, in the product's base unit. */
  readonly quantity: Quantity;
  readonly day: Day;
  readonly bin: Id | null;
  readonly lot: Id | null;
  /** Cost of one base unit, on entries that move goods. */
  readonly unitCost: Price | null;
  /** When goods that only change bins came in: they grow no younger by it. Nothing the ledger keeps. */
  readonly receivedAt?: string | null;
}

/** A posting with the document it came from; the batch adds actor, command and instant when it is written. */
export interface Entry extends Posting {
  readonly id: Id;
  readonly source: Id;
  /** The document's number at the time. */
  readonly ref: string;
  readonly reverses: Id | null;
}

/** A forward entry as the ledger holds it now: `quantity` is what its reversals have left of it. */
export interface HeldEntry extends Posting<ForwardEvent> {
  readonly id: Id;
}
