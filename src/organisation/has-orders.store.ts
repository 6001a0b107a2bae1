import type { FactStore } from '../command/fact.ts';
import { statement } from '../store/statement.ts';
import { type HasOrders, hasOrders } from './has-orders.ts';

const ANY = 'SELECT $1::uuid AS org, EXISTS (SELECT 1 FROM sales_order WHERE org_id = $1::uuid) AS any';

export const hasOrdersStore: FactStore<HasOrders> = {
  fact: hasOrders,
  load: (org) => ({
    lock: [],
    load: [statement('organisation.has-orders', ANY, [org])],
    read: ([rows]) => rows as HasOrders[],
  }),
  save: () => [],
};
