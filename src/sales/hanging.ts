import type { Context, Effect, TimelineNote } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Result } from '../kernel/problem.ts';
import type { SalesOrder } from './sales-order.ts';

export type OrderNote = Omit<TimelineNote, 'document' | 'source' | 'status'>;

/** What is done to an order, by the name of the move; a new order is made by the move that leads to its status. */
export interface OrderAct {
  readonly move: string;
  readonly before: SalesOrder | null;
  /** The order as the act, and those asked before, want it. */
  readonly order: SalesOrder;
  readonly day: Day;
  /** What a person chose, by the number of the thing it is about (B18). */
  readonly choices: Readonly<Record<string, string>>;
  /** Why a person who may goes on despite a hold or a credit limit (B20). */
  readonly override: string | null;
}

/** What else an effect does besides changing the order. */
export type Also = Pick<
  Effect,
  'puts' | 'entries' | 'timeline' | 'events' | 'documents' | 'warnings' | 'consequences'
>;

export interface Followed {
  readonly order: SalesOrder;
  /** For the order's own timeline. */
  readonly notes?: readonly OrderNote[];
  readonly also?: Also;
}

/**
 * A trade whose documents hang on orders: shipments, purchases, invoices. Every act on an order asks each of them, in
 * turn, what follows: it may change the order further, do something of its own, or refuse. So cancelling knows
 * nothing of invoices, and a new kind of document is one more entry in `src/trades.ts`.
 */
export interface Hanging {
  /** Names the facts `follow` will look at. `order` is null for one being made for `customer` at status `to`. */
  readonly touches?: (need: Need, about: TouchedAct) => void;
  readonly follow: (act: OrderAct, facts: Facts, context: Context) => Result<Followed>;
}

export interface TouchedAct {
  readonly move: string;
  readonly order: SalesOrder | null;
  readonly customer: string;
}
