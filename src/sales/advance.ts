import { products } from '../catalog/product.ts';
import { orderChannels } from '../channels/order-channel.ts';
import type { Context, Warning } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { StockPolicy } from '../command/organisation.ts';
import type { Day } from '../kernel/day.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import type { Entry } from '../ledger/entry.ts';
import { pickFrom, withUnassigned } from '../stock/index.ts';
import { LINES_MISSING, LOCATION_REQUIRED } from './sales-order.problems.ts';
import { effectiveStatus, locationOf, type OrderLine, type SalesOrder } from './sales-order.ts';
import { settle } from './settle.ts';
import { stockVerdict } from './shortage.ts';
import { cycleOf } from './standing.ts';

export interface Advanced {
  readonly order: SalesOrder;
  readonly entries: readonly Entry[];
  readonly warnings: readonly Warning[];
}

/** Settles an order whose lines, location, dates or status changed, under the stock policies (B4, C8, C10). */
export function settleChecked(
  changed: SalesOrder,
  postingDay: Day,
  reversalDay: Day | null,
  facts: Facts,
  context: Context,
  stockPolicy?: StockPolicy,
): Result<Advanced> {
  const wanting = missing(changed);
  if (wanting) return refused(wanting);
  const order = hasShipped(changed)
    ? { ...changed, lines: changed.lines.map((line) => picked(changed, line, facts, context)) }
    : changed;
  const settled = settle(order, facts, context.newId, { posting: postingDay, reversal: reversalDay });
  const { organisation } = context;
  const usual = facts.get(orderChannels, order.channel)?.stockPolicy ?? organisation.stockPolicy;
  const policy = stockPolicy ?? usual;
  const verdict = stockVerdict(settled.entries, facts, policy, organisation.stockGuard);
  if (verdict.refusal) return refused(verdict.refusal);
  return done({ ...settled, warnings: verdict.warnings });
}

/** B3 and C8: beyond the first status an order has a location, and a binding one has lines. */
function missing(order: SalesOrder) {
  const { initial } = cycleOf(order);
  const status = effectiveStatus(order);
  if (status === initial || status === 'Cancelled' || status === 'Rejected') return null;
  if (!order.lines.length)
    return problem(LINES_MISSING, `${order.number} has no lines`, { number: order.number });
  const homeless = order.lines.filter((line) => locationOf(order, line) === null);
  if (!homeless.length) return null;
  const detail = `${order.number} has no fulfillment location for ${homeless.length} of its ${order.lines.length} lines`;
  return problem(LOCATION_REQUIRED, detail, {
    number: order.number,
    lines: homeless.map((line) => line.line),
  });
}

const SHIPPED = new Set(['Shipped', 'Invoiced', 'Paid', 'Completed']);
const hasShipped = (order: SalesOrder): boolean =>
  order.workflow === 'status-driven' && SHIPPED.has(effectiveStatus(order));

/** Decides once from which bins and lots a line is consumed; what no bin has comes from the unassigned one (C10). */
function picked(order: SalesOrder, line: OrderLine, facts: Facts, context: Context): OrderLine {
  const location = locationOf(order, line);
  if (line.picks || !location) return line;
  const product = facts.sure(products, line.product);
  const picking = pickFrom(facts, product, location, line.quantity, context.today, order.shelfLifeDays);
  return { ...line, picks: withUnassigned(picking, picking.unassignedBin) };
}
