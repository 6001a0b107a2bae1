import { z } from 'zod';
import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { priceField, quantityField } from '../command/fields.ts';
import { divide, minus, plus, type Quantity, total } from '../kernel/fixed.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { type Faults, nameWithin } from '../record/index.ts';
import { type Arriving, intoFields, type Location, lotFor, type NewLots, namedIn } from '../stock/index.ts';
import { bins } from '../stock/location.ts';
import { purchaseLineNamed, unitField, whichLine } from './purchase-lines.ts';
import { openOf, type PurchaseLine, type PurchaseOrder } from './purchase-order.ts';
import { TOO_MUCH } from './purchasing.problems.ts';

/** What has come of a line, and where it goes. */
export const receiveLineField = z.strictObject({
  ...whichLine,
  quantity: quantityField,
  unit: unitField,
  ...intoFields,
  unitCost: priceField
    .optional()
    .meta({ description: 'what one base unit cost in the end; the cost of the line unless said' }),
});
type ReceiveLine = z.output<typeof receiveLineField>;

/** Goods of a line that have come, in base units. */
export interface Arrival {
  readonly line: number;
  readonly arriving: Arriving;
}

/** What has come as goods to take in, with the lots it makes; everything open where nothing was said. */
export function arrivalsIn(
  purchase: PurchaseOrder,
  said: readonly ReceiveLine[] | undefined,
  location: Location,
  facts: Facts,
  faults: Faults,
  context: Context,
): { arrivals: Arrival[]; made: NewLots } {
  const made: NewLots = new Map();
  const open = purchase.lines.filter((line) => openOf(line) > 0n);
  const given = said ?? open.map((line): ReceiveLine => ({ line: line.line, quantity: openOf(line) }));
  const arrivals: Arrival[] = [];
  for (const [i, one] of given.entries()) {
    const at = `/lines/${i}`;
    const line = purchaseLineNamed(purchase, one, facts, faults, at);
    const arriving = line && arrivingOf(line, one, location, made, facts, faults, at, context);
    if (line && arriving) arrivals.push({ line: line.line, arriving });
  }
  return { arrivals, made };
}

/** A product that became inactive since still arrives; an inactive bin takes nothing in. */
function arrivingOf(
  line: PurchaseLine,
  given: ReceiveLine,
  location: Location,
  made: NewLots,
  facts: Facts,
  faults: Faults,
  at: string,
  context: Context,
): Arriving | null {
  const wanted = { ...given, product: line.product };
  const bin = given.bin === undefined ? null : facts.get(bins, nameWithin(location.id, given.bin));
  if (bin && !bin.active) return faults.add(`${at}/bin`, `the bin "${bin.code}" is not active`);
  const allowing = { inactive: true, newLots: true };
  const named = namedIn(wanted, given.quantity, location, facts, faults, at, allowing);
  const lot = named && lotFor(given, named, made, faults, at, context);
  if (!named || lot === undefined) return null;
  return { ...named, lot, unitCost: given.unitCost ?? line.unitCost };
}

const sumOf = (arrivals: readonly Arrival[], line: number): Quantity =>
  total(arrivals.filter((one) => one.line === line).map(({ arriving }) => arriving.quantity));

/** The lines with what has come of each. */
export const arrivedOf = (purchase: PurchaseOrder, arrivals: readonly Arrival[]): PurchaseLine[] =>
  purchase.lines.map((line) => {
    const came = sumOf(arrivals, line.line);
    return came > 0n ? { ...line, received: plus(line.received, came) } : line;
  });

/** E2: how much of a line may come in all, the organisation's tolerance included. Percent has four decimals. */
const mostOf = ({ quantity, cancelled }: PurchaseLine, tolerance: bigint): Quantity =>
  divide(minus(quantity, cancelled) * (1_000_000n + tolerance), 1_000_000n) as Quantity;

export function tooMuchReceived(
  purchase: PurchaseOrder,
  arrivals: readonly Arrival[],
  facts: Facts,
  { organisation }: Context,
): Problem | null {
  const over = purchase.lines.flatMap((line) => {
    const [came, most] = [sumOf(arrivals, line.line), mostOf(line, organisation.overReceipt)];
    if (came === 0n || plus(line.received, came) <= most) return [];
    return [{ ...numbersOf(line, came, facts), most: formatQuantity(most) }];
  });
  if (!over.length) return null;
  const words = over.map(
    (one) =>
      `line ${one.line} (${one.product}): ${one.came} came after ${one.received} of ${one.ordered}, ${one.most} may come in all`,
  );
  const detail = `${words.join('; ')}; raise the line, or take the rest in by a receipt of its own`;
  return problem(TOO_MUCH, detail, { number: purchase.number, lines: over });
}

const numbersOf = (line: PurchaseLine, came: Quantity, facts: Facts) => ({
  line: line.line,
  product: facts.label('product', line.product),
  ordered: formatQuantity(minus(line.quantity, line.cancelled)),
  received: formatQuantity(line.received),
  came: formatQuantity(came),
});
