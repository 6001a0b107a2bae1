import { listActivities } from './activity.queries.ts';
import { ageingOverview } from './ageing.queries.ts';
import { marginOverview } from './margin.queries.ts';
import { ordersOverview } from './orders.queries.ts';
import { salesOverview } from './sales.queries.ts';
import { search } from './search.queries.ts';

export { documentOf } from './activity.queries.ts';

export const commands = [];
export const queries = [
  search,
  ordersOverview,
  salesOverview,
  ageingOverview,
  marginOverview,
  listActivities,
];
export const stores = [];
