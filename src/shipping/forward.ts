import { type Product, products } from '../catalog/product.ts';
import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, fieldProblem, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import type { OrderLine, SalesOrder } from '../sales/index.ts';
import { type Chosen, Drawing, type Drawn } from './drawing.ts';
import { beyondOrdered } from './limits.ts';
import { type Lacking, lackingOf, notEnough } from './not-enough.ts';
import { NOT_PICKABLE, SHIPMENT_REFUSED } from './shipment.problems.ts';
import type { Shipment, ShipmentLine, ShipmentStatus } from './shipment.ts';

/** Places a person chose, by the order's line. */
export type ChosenPlaces = ReadonlyMap<number, readonly Chosen[]>;

export interface Forward {
  readonly to: Exclude<ShipmentStatus, 'saved'>;
  readonly day: Day;
  readonly chosen?: ChosenPlaces | undefined;
}

/**
 * The order with these of its shipments at a later status, the effects of those between included (B8): what is not
 * committed yet is picked by the products' rules or as chosen (F4), or the whole is refused with what lacks (B10).
 */
export function forwarded(
  order: SalesOrder,
  wanted: ReadonlySet<Id>,
  forward: Forward,
  facts: Facts,
  context: Context,
): Result<SalesOrder> {
  for (const one of order.shipments) {
    const early = wanted.has(one.id) && tooEarly(one, forward.day);
    if (early) return refused(early);
  }
  const drawing = new Drawing(facts, forward.day, order.shelfLifeDays);
  const lines = new Map(order.lines.map((line) => [line.line, line]));
  const lacking: Lacking[] = [];
  const shipments: Shipment[] = [];
  for (const shipment of order.shipments) {
    if (!wanted.has(shipment.id)) {
      shipments.push(shipment);
      continue;
    }
    const moved = movedForward(shipment, lines, forward, drawing, facts, lacking);
    if (!moved.ok) return moved;
    shipments.push(moved.value);
  }
  if (lacking.length) return refused(notEnough(order, lacking));
  const after = { ...order, shipments };
  const asked = shipments.filter((one) => wanted.has(one.id));
  const beyond = beyondOrdered(after, asked, context.organisation.overShipment, facts);
  return beyond ? refused(beyond) : done(after);
}

/** Goods are not let go, forward or back, before the day they were locked; null where that is not so. */
export function tooEarly({ number, committedOn }: Shipment, day: Day): Problem | null {
  if (committedOn === null || day >= committedOn) return null;
  const detail = `${number} was committed on ${committedOn}; nothing becomes of it before that`;
  return fieldProblem(SHIPMENT_REFUSED, '/day', detail, { number, committedOn });
}

function movedForward(
  shipment: Shipment,
  ordered: ReadonlyMap<number, OrderLine>,
  forward: Forward,
  drawing: Drawing,
  facts: Facts,
  lacking: Lacking[],
): Result<Shipment> {
  const { to, day, chosen } = forward;
  const lines: ShipmentLine[] = [];
  for (const line of shipment.lines) {
    const places = chosen?.get(line.line);
    const product = facts.sure(products, (ordered.get(line.line) as OrderLine).product);
    if (line.picks && !places) {
      const why = to === 'shipped' && drawing.hindranceOf(product.id, shipment.location, line.picks);
      if (why)
        return refused(notPickable(shipment, line, product, `${why}; choose other goods for ${product.sku}`));
      lines.push(line);
      continue;
    }
    if (line.picks) drawing.giveBack(product.id, shipment.location, line.picks);
    const drawn: Drawn | { readonly why: string } = places
      ? drawing.takeChosen(product, shipment.location, places)
      : drawing.take(product, shipment.location, line.quantity);
    if ('why' in drawn) return refused(notPickable(shipment, line, product, drawn.why));
    if (drawn.short > 0n) lacking.push(lackingOf(shipment, line, product, drawn, facts));
    lines.push({ ...line, picks: drawn.picks });
  }
  return done({
    ...shipment,
    lines,
    status: to,
    committedOn: shipment.committedOn ?? day,
    shippedOn: to === 'shipped' ? day : null,
    version: shipment.version + 1,
  });
}

const notPickable = ({ number }: Shipment, { line }: ShipmentLine, { sku }: Product, why: string): Problem =>
  problem(NOT_PICKABLE, `${number}: ${why}`, { number, line, sku });

/** B9: nothing is locked any more; what is on it stays on it. */
export const reopened = (shipment: Shipment): Shipment => ({
  ...shipment,
  status: 'saved',
  committedOn: null,
  lines: shipment.lines.map((line) => ({ ...line, picks: null })),
  version: shipment.version + 1,
});
