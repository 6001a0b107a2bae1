import { divide, minus, most, negate, type Price, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { Posting } from './entry.ts';
import { effectOf, isPhysical } from './events.ts';

/** The running sums of one product at one location, and the moving average cost of what is on hand (E4). */
export interface Position {
  readonly product: Id;
  readonly location: Id;
  readonly onHand: Quantity;
  readonly demand: Quantity;
  readonly allocated: Quantity;
  readonly committed: Quantity;
  readonly expected: Quantity;
  readonly averageCost: Price;
}

/** The running sums of one product in one bin, per lot. */
export interface BinPosition {
  readonly product: Id;
  readonly location: Id;
  readonly bin: Id;
  readonly lot: Id | null;
  readonly onHand: Quantity;
  readonly committed: Quantity;
  /** When goods last came in while the place was empty; orders FIFO and LIFO picking. */
  readonly receivedAt: string | null;
}

const NONE = 0n as Quantity;

export const emptyPosition = (product: Id, location: Id): Position => ({
  product,
  location,
  onHand: NONE,
  demand: NONE,
  allocated: NONE,
  committed: NONE,
  expected: NONE,
  averageCost: 0n as Price,
});

export const positionKey = (product: Id, location: Id): string => `${product}/${location}`;
export const binPositionKey = (product: Id, location: Id, bin: Id, lot: Id | null): string =>
  `${product}/${location}/${bin}/${lot ?? '-'}`;

/** On hand − allocated; negative is the backorder signal. */
export const available = (at: Pick<Position, 'onHand' | 'allocated'>): Quantity =>
  minus(at.onHand, at.allocated);
/** On hand − committed (AVP). */
export const availableToPick = (at: Pick<Position, 'onHand' | 'committed'>): Quantity =>
  minus(at.onHand, at.committed);
export const backordered = (at: Pick<Position, 'onHand' | 'allocated'>): Quantity =>
  most(NONE, negate(available(at)));

export function post(position: Position, posting: Posting): Position {
  const effect = effectOf(posting.event);
  const moved = (name: keyof typeof effect) =>
    effect[name] === undefined
      ? position[name]
      : ((position[name] + effect[name] * posting.quantity) as Quantity);
  return {
    ...position,
    onHand: moved('onHand'),
    demand: moved('demand'),
    allocated: moved('allocated'),
    committed: moved('committed'),
    expected: moved('expected'),
    averageCost: averageAfter(position, posting),
  };
}

/** E4: (max(on hand, 0) × average + q × cost) / (max(on hand, 0) + q), for whatever brings goods in at a cost. */
function averageAfter(position: Position, posting: Posting): Price {
  const comesIn = effectOf(posting.event).onHand === 1n;
  if (!comesIn || posting.unitCost === null) return position.averageCost;
  const held = most(NONE, position.onHand);
  const worth = held * position.averageCost + posting.quantity * posting.unitCost;
  return divide(worth, plus(held, posting.quantity)) as Price;
}

export function postToBin(position: BinPosition, posting: Posting, at: string): BinPosition {
  const effect = effectOf(posting.event);
  const onHand = (position.onHand + (effect.onHand ?? 0n) * posting.quantity) as Quantity;
  const committed = (position.committed + (effect.committed ?? 0n) * posting.quantity) as Quantity;
  const refilled = isPhysical(posting.event) && position.onHand <= 0n && onHand > 0n;
  return {
    ...position,
    onHand,
    committed,
    receivedAt: refilled ? (posting.receivedAt ?? at) : position.receivedAt,
  };
}
