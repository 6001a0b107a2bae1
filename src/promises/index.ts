import { getAvailableToPromise } from './available-to-promise.queries.ts';
import { getServiceLevel } from './fill-rate.queries.ts';
import { positionHistory } from './history.queries.ts';
import { listPromises, orderPromises } from './promise.queries.ts';
import { promisesStore } from './queue.store.ts';
import { reorderPromises } from './reorder.commands.ts';
import { listShortages, supplierShortages } from './shortage.queries.ts';

export const commands = [reorderPromises];
export const queries = [
  listPromises,
  orderPromises,
  listShortages,
  supplierShortages,
  getAvailableToPromise,
  getServiceLevel,
  positionHistory,
];
export const stores = [promisesStore];

export { presentAt } from './present.ts';
export { why } from './promise.view.ts';
export { nothingAt, promisesAt, queueOf } from './queue.ts';
export { share, type Verdict } from './share.ts';
export { hanging } from './worse.ts';
