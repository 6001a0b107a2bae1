import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { minus, most, type Quantity } from '../kernel/fixed.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import { presentAt, queueOf, share } from '../promises/index.ts';
import { type OrderLine, openOf, progressOf, type SalesOrder } from '../sales/index.ts';
import { locationOf } from '../sales/sales-order.ts';

/**
 * E1: what nothing covers of a line yet. What is bought for it comes first, drafts included; the rest of the stock and
 * of what is expected is shared by rank with all who wait for it (K2).
 */
export function shortageOf(order: SalesOrder, line: OrderLine, facts: Facts, context: Context): Quantity {
  const location = locationOf(order, line);
  if (!location || openOf(order, line) === 0n) return NO_QUANTITY;
  const { lines, supply } = queueOf(presentAt(facts, line.product, location), context.today);
  const own = share(lines, supply, context.today, { drafts: true }).find(
    (one) => one.line.order === order.id && one.line.line === line.line,
  );
  return own?.short ?? NO_QUANTITY;
}

/** What of a line's open quantity no purchase is linked to yet: more than that is bought for stock. */
export const uncoveredOf = (order: SalesOrder, line: OrderLine): Quantity =>
  most(NO_QUANTITY, minus(openOf(order, line), progressOf(order)(line.line).onPurchase));
