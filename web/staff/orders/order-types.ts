import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import type { orderRow } from '../../../src/sales/order-row.ts';
import type { orderView } from '../../../src/sales/sales-order.view.ts';

export type OrderRow = Omit<ReturnType<typeof orderRow>, 'number' | 'currency' | 'colour'> & {
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  readonly colour: StateRule['colour'];
};
export type Order = ReturnType<typeof orderView>;
export type OrderLine = Order['lines'][number];
