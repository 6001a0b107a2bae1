import sql from 'sql-template-tag';
import { z } from 'zod';
import { defineQuery, type Reader, rowsOf } from '../command/query.ts';
import type { Day } from '../kernel/day.ts';
import { type Money, minus, plus } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatMoney, minorDigits, NO_MONEY } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import {
  addOnsOf,
  costOfGoods,
  feeOf,
  loadOrders,
  marginOf,
  readOrders,
  type SalesOrder,
  SHIPPED,
  totalsOf,
} from '../sales/index.ts';
import { marginFilterShape } from './filter.ts';
import { BY, periodOf, type Span, spanInput, spanRefusal } from './periods.ts';

/** Margins follow from what each order shipped and bought; of more orders than this only the newest are added up. */
const MOST_ORDERS = 4000;
const AT_ONCE = 500;

const rowShape = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  currency: z.string(),
  orders: z.int(),
  value: z.string(),
  costOfGoods: z.string(),
  fee: z.string(),
  addOns: z.string(),
  margin: z.string(),
  filter: marginFilterShape,
});

export const marginOverview = defineQuery({
  name: 'overview.margin',
  sentence: 'What orders of each week or month that have shipped completely earn together; at most 400 days.',
  permission: 'billing:read',
  input: spanInput,
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(BY),
    capped: z.boolean().meta({ description: `only the newest ${MOST_ORDERS} orders were added up` }),
    data: z.array(rowShape),
  }),
  run: async (span, { db, actor: { org } }) => {
    const refusal = spanRefusal(span);
    if (refusal) return refusal;
    const rows = await db.rows(sql`
      SELECT id, date_trunc(${span.by}, order_date::timestamp)::date AS since FROM sales_order
      WHERE org_id = ${org} AND order_date BETWEEN ${span.from} AND ${span.to} AND status = ANY(${[...SHIPPED]})
      ORDER BY order_date DESC, id DESC LIMIT ${MOST_ORDERS + 1}`);
    const counted = rows.slice(0, MOST_ORDERS);
    const since = new Map(counted.map((row) => [row.id as Id, row.since as Day]));
    const sums = new Map<string, Sum>();
    for await (const order of ordersOf(db, org, [...since.keys()])) {
      const first = since.get(order.id) as Day;
      const key = `${first} ${order.currency}`;
      sums.set(key, added(sums.get(key) ?? { ...EMPTY, first, currency: order.currency }, order));
    }
    const data = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sumView(sum, span));
    return done({ ...span, capped: rows.length > MOST_ORDERS, data });
  },
});

async function* ordersOf(db: Reader, org: Id, ids: readonly Id[]): AsyncGenerator<SalesOrder> {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    yield* readOrders(await rowsOf(db, loadOrders(org, ids.slice(at, at + AT_ONCE))));
}

const EMPTY = {
  orders: 0,
  value: NO_MONEY,
  costOfGoods: NO_MONEY,
  fee: NO_MONEY,
  addOns: NO_MONEY,
  margin: NO_MONEY,
};
type Sum = typeof EMPTY & { readonly first: Day; readonly currency: string };

function added(sum: Sum, order: SalesOrder): Sum {
  const { value, tax } = totalsOf(order);
  return {
    ...sum,
    orders: sum.orders + 1,
    value: plus(sum.value, order.pricesIncludeTax ? minus(value, tax) : value),
    costOfGoods: plus(sum.costOfGoods, costOfGoods(order)),
    fee: plus(sum.fee, feeOf(order)),
    addOns: plus(sum.addOns, addOnsOf(order)),
    margin: plus(sum.margin, marginOf(order)),
  };
}

function sumView({ first, currency, orders, ...sum }: Sum, span: Span): z.output<typeof rowShape> {
  const days = periodOf(first, span);
  const amount = (value: Money) => formatMoney(value, minorDigits(currency));
  return {
    ...days,
    currency,
    orders,
    value: amount(sum.value),
    costOfGoods: amount(sum.costOfGoods),
    fee: amount(sum.fee),
    addOns: amount(sum.addOns),
    margin: amount(sum.margin),
    filter: { shipped: 'true', dayFrom: days.from, dayTo: days.to },
  };
}
