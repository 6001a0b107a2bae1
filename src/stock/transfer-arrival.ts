import { products } from '../catalog/index.ts';
import type { Facts } from '../command/fact.ts';
import { least, minus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { problem, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { HeldEntry } from '../ledger/entry.ts';
import { NOT_ON_THE_WAY } from './stock.problems.ts';
import type { Named } from './stock-lines.ts';
import { onTheWay, type Transfer } from './transfer.ts';

/** So much of an EXPECT entry has arrived, into this bin (the unassigned one where null). */
export interface Arrival {
  readonly expected: HeldEntry;
  readonly quantity: Quantity;
  readonly bin: { readonly id: Id } | null;
}

/** Everything that is on the way. */
export const allArriving = (transfer: Transfer, bin: Arrival['bin']): Arrival[] =>
  onTheWay(transfer).map((expected) => ({ expected, quantity: expected.quantity, bin }));

/** What was said to have arrived, taken from what is on the way in the order of its lines; never more than that. */
export function arrivalsOf(
  transfer: Transfer,
  said: readonly (Named & { readonly bin: Arrival['bin'] })[],
  facts: Facts,
): Result<Arrival[]> {
  const left = new Map(onTheWay(transfer).map((entry) => [entry, entry.quantity]));
  const arrivals: Arrival[] = [];
  for (const { product, lot, quantity, bin } of said) {
    const fitting = [...left.keys()].filter(
      (entry) => entry.product === product.id && (!lot || entry.lot === lot.id),
    );
    let missing = quantity;
    for (const expected of fitting) {
      const some = least(left.get(expected) as Quantity, missing);
      if (some <= 0n) continue;
      arrivals.push({ expected, quantity: some, bin });
      left.set(expected, minus(left.get(expected) as Quantity, some));
      missing = minus(missing, some);
    }
    if (missing > 0n)
      return refused(tooMuch(transfer, product.id, quantity, minus(quantity, missing), facts));
  }
  return { ok: true, value: arrivals };
}

function tooMuch(transfer: Transfer, product: Id, arrived: Quantity, expected: Quantity, facts: Facts) {
  const { sku } = facts.sure(products, product);
  const numbers = { arrived: formatQuantity(arrived), onTheWay: formatQuantity(expected) };
  const detail =
    `${transfer.number} has ${numbers.onTheWay} ${sku} on the way for this line, not ${numbers.arrived}; ` +
    'book what arrived beyond that as found, by an adjustment';
  return problem(NOT_ON_THE_WAY, detail, { number: transfer.number, product: sku, ...numbers });
}

/** `3 MUG-BLUE, 5 MUG-RED`: what is still on the way, for the timeline. */
export function leftInWords(transfer: Transfer, facts: Facts): string {
  const byProduct = Map.groupBy(onTheWay(transfer), ({ product }) => product);
  const parts = [...byProduct].map(
    ([product, some]) =>
      `${formatQuantity(total(some.map((one) => one.quantity)))} ${facts.label('product', product)}`,
  );
  return parts.join(', ') || 'nothing';
}
