import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';

/** Whether an organisation has any sales order, deleted ones included. */
export interface HasOrders {
  readonly org: Id;
  readonly any: boolean;
}

export const hasOrders = fact<HasOrders>('has-orders', RANK.setup, (value) => [value.org]);
