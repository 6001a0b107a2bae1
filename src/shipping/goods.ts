import { inUnitsOf } from '../catalog/base-units.ts';
import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { done, fieldProblem, problem, type Result, refused } from '../kernel/problem.ts';
import { Faults } from '../record/index.ts';
import type { OrderLine, SalesOrder } from '../sales/index.ts';
import { locations } from '../stock/index.ts';
import { lineOf } from './choosing.ts';
import { placeOf } from './limits.ts';
import { type Goods, stillToShip } from './new-shipments.ts';
import { NOTHING_TO_SHIP, SHIPMENT_REFUSED } from './shipment.problems.ts';

/** As sent: a line by number or product, and how much of it, in base units unless a selling unit is named. */
export interface GoodsInput {
  readonly line: number | string;
  readonly quantity: Quantity;
  readonly unit?: string;
}

interface Asked {
  readonly location?: string;
  readonly lines?: readonly GoodsInput[];
}

/** What a new shipment is to hold and where it leaves from: as said, or all that stands on no shipment yet. */
export function goodsAsked(
  order: SalesOrder,
  asked: Asked,
  facts: Facts,
): Result<{ location: Id; goods: readonly Goods[] }> {
  const faults = new Faults(facts);
  const location = asked.location ? faults.record(locations, asked.location, '/location') : null;
  const lines = asked.lines ? linesAsked(order, asked.lines, facts, faults) : [];
  const wrong = faults.problem(SHIPMENT_REFUSED);
  if (wrong) return refused(wrong);
  const goods = asked.lines ? byPlace(order, lines) : stillToShip(order, location?.id);
  if (!goods.size) return refused(nothing(order, location?.code));
  const [place, ...others] = goods.keys();
  if (others.length) {
    const codes = [...goods.keys()].map((id) => facts.label('location', id)).join(', ');
    const detail = `the lines leave from ${codes}: a shipment leaves from one of them; say which, with its lines`;
    return refused(fieldProblem(SHIPMENT_REFUSED, '/location', detail));
  }
  if (location && location.id !== place) {
    const detail = `these lines leave from ${facts.label('location', place as Id)}; move them to ${location.code} first`;
    return refused(fieldProblem(SHIPMENT_REFUSED, '/location', detail));
  }
  return done({ location: place as Id, goods: goods.get(place as Id) as readonly Goods[] });
}

const nothing = ({ number }: SalesOrder, code: string | undefined) =>
  problem(NOTHING_TO_SHIP, `${number}: nothing is left to ship${code ? ` from ${code}` : ''}`, {
    order: number,
    ...(code && { location: code }),
  });

type Asking = Goods & { readonly of: OrderLine };

/** Each line once, in base units with the decimals its product allows (A7). */
export function linesAsked(
  order: SalesOrder,
  lines: readonly GoodsInput[],
  facts: Facts,
  faults: Faults,
): Asking[] {
  const goods: Asking[] = [];
  const seen = new Set<number>();
  for (const [i, one] of lines.entries()) {
    const line = lineOf(order, one.line, facts);
    if (!line) {
      faults.add(`/lines/${i}/line`, `${order.number} has no line "${one.line}"`);
      continue;
    }
    if (seen.has(line.line)) faults.add(`/lines/${i}/line`, 'it is named before');
    seen.add(line.line);
    if (placeOf(order, line) === null) faults.add(`/lines/${i}/line`, 'it has no location to leave from');
    const counted = inUnitsOf(facts.sure(products, line.product), one.quantity, one.unit);
    if ('fault' in counted) faults.add(`/lines/${i}/${counted.fault.field}`, counted.fault.detail);
    else goods.push({ line: line.line, quantity: counted.quantity, of: line });
  }
  return goods;
}

function byPlace(order: SalesOrder, lines: readonly Asking[]): Map<Id, Goods[]> {
  const places = new Map<Id, Goods[]>();
  for (const { of, line, quantity } of lines) {
    const place = placeOf(order, of) as Id;
    const goods = places.get(place);
    if (goods) goods.push({ line, quantity });
    else places.set(place, [{ line, quantity }]);
  }
  return places;
}
