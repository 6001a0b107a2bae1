import { type Context, type Effect, put } from '../command/command.ts';
import { type AskedDocument, documentAsked } from '../command/document.ts';
import type { Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { type Result, refused } from '../kernel/problem.ts';
import { moveRefusal } from '../lifecycle/refusal.ts';
import type { Faults } from '../record/index.ts';
import { goodsMoved } from './book.ts';
import type { Booking } from './booking.ts';
import { STOCK_REFUSED, TRANSFER_MOVE } from './stock.problems.ts';
import { transferCycle } from './transfer.cycle.ts';
import { type Transfer, type TransferStatus, transfers } from './transfer.ts';
import { leftInWords } from './transfer-arrival.ts';

/** What any move of a transfer may be refused with. */
export const TRANSFER_PROBLEMS = [
  'not-found',
  'version/moved',
  TRANSFER_MOVE.type,
  STOCK_REFUSED.type,
  'ledger/period-closed',
];

/** The transfer asked for, when its life cycle allows the move. */
export function transferFor(facts: Facts, asked: AskedDocument, move: string): Result<Transfer> {
  const found = documentAsked('transfer', facts.get(transfers, asked.ref), asked);
  if (!found.ok) return found;
  const stopped = moveRefusal(transferCycle, TRANSFER_MOVE, found.value, move);
  return stopped ? refused(stopped) : found;
}

/** An arrival before the goods were sent is a slip of the keyboard. */
export function dayOfArrival(
  given: Day | undefined,
  transfer: Transfer,
  faults: Faults,
  { today }: Context,
): Day {
  const day = given ?? (today < transfer.day ? transfer.day : today);
  if (day < transfer.day) faults.add('/day', `${transfer.number} was sent on ${transfer.day}`);
  return day;
}

export interface Became {
  readonly status: TransferStatus;
  readonly held: Transfer['held'];
  readonly what: 'received' | 'closed';
  readonly day: Day;
  readonly note?: string;
}

/** What a move does to a transfer: what it posted, the transfer as it is now, its timeline and event. */
export function transferChanged(
  before: Transfer,
  { status, held, what, day, note }: Became,
  booking: Booking,
  facts: Facts,
  context: Context,
): Effect {
  const after = { ...before, status, held, version: before.version + 1 };
  const { id, number, version } = after;
  const seen = (one: Transfer) => ({ status: one.status, onTheWay: leftInWords(one, facts) });
  const [was, is] = [seen(before), seen(after)];
  const changes = {
    ...(was.status !== is.status && { status: [was.status, is.status] as const }),
    onTheWay: [was.onTheWay, is.onTheWay] as const,
  };
  const { puts, entries, warnings } = goodsMoved(booking, [], facts);
  return {
    puts: [put(transfers, after), ...puts],
    entries,
    timeline: [{ document: id, what, status, source: context.source, day, changes, note: note ?? null }],
    events: [{ event: `transfer.${what}`, document: id, version, facts: { number, status } }],
    documents: [{ kind: 'transfer', id, number, version: before.version, before: was, after: is }],
    warnings,
    answer: { kind: 'transfer', id, number, version, status, ...(warnings.length && { warnings }) },
  };
}
