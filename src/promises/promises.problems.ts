import { problemKind } from '../kernel/problem.ts';

export const REORDER_REFUSED = problemKind('promise/invalid', 422, 'This cannot be put in order');
export const NOT_IN_QUEUE = problemKind(
  'promise/not-in-queue',
  409,
  'The order does not wait for this product here',
);
export const TOO_MANY_RANKS = problemKind(
  'promise/too-many-ranks',
  409,
  'There are not enough priorities for that order',
);
