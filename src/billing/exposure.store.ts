import type { FactStore } from '../command/fact.ts';
import type { Money } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { plainArray, statement } from '../store/statement.ts';
import { type Exposure, exposures } from './exposure.ts';

const BINDING = `status NOT IN ('Saved', 'Received', 'Cancelled', 'Rejected')
  AND coalesce(disputed_from, status) <> 'Received'`;

/** What a customer owes or will owe, part by part: `$1` is the organisation, `customer` what its id is called. */
export const EXPOSED = (customer: string): string => `
  SELECT 'orders' AS part, o.currency, greatest(0, o.total - coalesce(i.total, 0)) AS amount
  FROM sales_order o
  CROSS JOIN LATERAL (SELECT sum(total) AS total FROM invoice i
    WHERE i.org_id = $1::uuid AND i.order_id = o.id AND i.status = 'open' OFFSET 0) AS i
  WHERE o.org_id = $1::uuid AND o.customer_id = ${customer} AND o.deleted_at IS NULL
    AND o.invoice_status <> 'fully invoiced' AND ${BINDING}
  UNION ALL
  SELECT 'invoices', currency, total - paid - credited FROM invoice
  WHERE org_id = $1::uuid AND customer_id = ${customer} AND status = 'open' AND paid + credited < total
  UNION ALL
  SELECT CASE WHEN order_id IS NULL THEN 'credit' ELSE 'deposits' END, currency, allocated + refunded - amount
  FROM payment WHERE org_id = $1::uuid AND customer_id = ${customer} AND allocated + refunded < amount
  UNION ALL
  SELECT 'credit', currency, allocated + refunded - amount FROM credit_note
  WHERE org_id = $1::uuid AND customer_id = ${customer} AND allocated + refunded < amount`;

const LOCK = `SELECT 1 FROM customer WHERE org_id = $1::uuid AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`;
const LOAD = `
SELECT k.id, e.currency, sum(e.amount) AS amount FROM unnest($2::uuid[]) AS k(id)
LEFT JOIN LATERAL (${EXPOSED('k.id')} OFFSET 0) AS e ON true
GROUP BY k.id, e.currency`;

export const exposureStore: FactStore<Exposure> = {
  fact: exposures,
  load: (org, keys, locked) => ({
    lock: locked.length ? [statement('exposure.lock', LOCK, [org, plainArray(locked)])] : [],
    load: [statement('exposure.load', LOAD, [org, plainArray(keys)])],
    read: ([rows]) =>
      [...Map.groupBy(rows!, (row) => row.id as Id)].map(([customer, some]) => {
        const amounts: Record<string, Money> = {};
        for (const { currency, amount } of some) if (currency !== null) amounts[currency] = money(amount);
        return { customer, amounts };
      }),
  }),
  // It follows from orders, invoices, payments and credit notes.
  save: () => [],
};
