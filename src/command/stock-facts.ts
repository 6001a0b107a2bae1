import { type BinPosition, binPositionKey, type Position, positionKey } from '../ledger/position.ts';
import { fact, RANK } from './fact.ts';

/** Positions are always locked: whoever reads one in a command is about to promise, move or count its stock. */
export const positions = fact<Position>(
  'position',
  RANK.position,
  (value) => [positionKey(value.product, value.location)],
  true,
);

export const binPositions = fact<BinPosition>(
  'bin-position',
  RANK.binPosition,
  (value) => [binPositionKey(value.product, value.location, value.bin, value.lot)],
  true,
);
