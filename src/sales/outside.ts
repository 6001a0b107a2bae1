import type { Context } from '../command/command.ts';
import type { Money } from '../kernel/fixed.ts';
import { formatMoney, minorDigits } from '../kernel/money.ts';
import { totalsOf } from './amounts.ts';
import type { CreateInput } from './input.ts';
import type { Flag, SalesOrder } from './sales-order.ts';

/** L3: the outside document's own totals stand beside ours; where they differ the order is flagged, never refused. */
export function flagTotals(order: SalesOrder, input: CreateInput, context: Context): SalesOrder {
  if (!input.outsideTotals) return order;
  const ours = totalsOf(order);
  const minor = minorDigits(order.currency);
  const theirs: Record<string, string> = {};
  const differing: string[] = [];
  for (const name of ['value', 'tax', 'total'] as const) {
    const outside = input.outsideTotals[name] as Money | undefined;
    if (outside === undefined) continue;
    theirs[name] = formatMoney(outside, minor);
    if (outside !== ours[name])
      differing.push(`${name} ${theirs[name]} there, ${formatMoney(ours[name], minor)} here`);
  }
  if (!differing.length) return { ...order, outsideTotals: theirs };
  const flag: Flag = { type: 'totals-differ', detail: differing.join('; '), at: context.now };
  return { ...order, outsideTotals: theirs, flags: [...order.flags, flag] };
}
