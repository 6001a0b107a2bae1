import type { Product } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { minus } from '../kernel/fixed.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { SalesOrder } from '../sales/index.ts';
import type { Drawn } from './drawing.ts';
import { NOT_ENOUGH } from './shipment.problems.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';

/** A line for which not enough is there to pick, with the numbers (B10). */
export interface Lacking {
  readonly line: number;
  readonly sku: string;
  readonly location: string;
  readonly needed: string;
  readonly availableToPick: string;
  /** In bins and usable lots, at most what is needed. */
  readonly usable: string;
  readonly short: string;
  /** How much of it could be committed now. */
  readonly possible: string;
}

export function lackingOf(
  shipment: Shipment,
  { line, quantity }: ShipmentLine,
  product: Product,
  drawn: Drawn,
  facts: Facts,
): Lacking {
  return {
    line,
    sku: product.sku,
    location: facts.label('location', shipment.location),
    needed: formatQuantity(quantity),
    availableToPick: formatQuantity(drawn.availableToPick),
    usable: formatQuantity(drawn.usable),
    short: formatQuantity(drawn.short),
    possible: formatQuantity(minus(quantity, drawn.short)),
  };
}

const MOST_TOLD = 5;

/** B10: refused with the numbers, and with what could be done instead. */
export function notEnough({ number }: SalesOrder, lacking: readonly Lacking[]): Problem {
  const told = lacking.slice(0, MOST_TOLD).map(sentence);
  if (lacking.length > MOST_TOLD) told.push(`and ${lacking.length - MOST_TOLD} lines more`);
  const detail = `${told.join('; ')}; ship less, receive goods, or take them back from another shipment`;
  return problem(NOT_ENOUGH, detail, { order: number, lines: lacking });
}

function sentence({ sku, location, needed, availableToPick, usable, possible }: Lacking): string {
  const lots = usable === possible && usable !== availableToPick ? `, ${usable} of it in usable lots` : '';
  return `${sku} at ${location}: ${needed} needed, ${availableToPick} available to pick${lots}`;
}
