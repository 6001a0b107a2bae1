import type { FactStore } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { quantity } from '../kernel/quantity.ts';
import { plainArray, statement } from '../store/statement.ts';
import { type Returned, returnedOf } from './returned.ts';

// The entries of a return name the line of its order.
const LOAD = `
SELECT k.order_id, e.line, e.lot_id, e.quantity FROM unnest($2::uuid[]) AS k(order_id)
CROSS JOIN LATERAL (
  SELECT id FROM stock_document d WHERE d.org_id = $1::uuid AND d.order_id = k.order_id AND d.kind = 'return' OFFSET 0
) AS d
CROSS JOIN LATERAL (
  SELECT line, lot_id, sum(quantity) AS quantity FROM ledger_entry e
  WHERE e.org_id = $1::uuid AND e.source_id = d.id AND e.event = 'RECEIVE' GROUP BY line, lot_id OFFSET 0
) AS e`;

export const returnedStore: FactStore<Returned> = {
  fact: returnedOf,
  load: (org, keys) => ({
    lock: [],
    load: [statement('order-returned.load', LOAD, [org, plainArray(keys)])],
    read: ([rows]) =>
      [...Map.groupBy(rows!, (row) => row.order_id as Id)].map(([order, some]) => ({
        order,
        parts: some.map((row) => ({ line: row.line, lot: row.lot_id, quantity: quantity(row.quantity) })),
      })),
  }),
  // It follows from the entries of returns.
  save: () => [],
};
