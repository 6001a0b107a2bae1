import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { customers } from '../parties/customer.ts';
import type { Faults } from '../record/index.ts';
import { locations } from '../stock/location.ts';
import type { LineEdit, LineEdits } from './input.ts';
import { checkedDiscount, entered, newLine, priceFor } from './lines.ts';
import type { OrderLine, SalesOrder } from './sales-order.ts';

/** The order with its lines as the edit wants them: edited, then removed, then added. What is wrong is in `faults`. */
export function editedLines(order: SalesOrder, input: LineEdits, facts: Facts, faults: Faults): SalesOrder {
  const lines = new Map(order.lines.map((line) => [line.line, line]));
  const names = namesOfLines(order);
  for (const [i, edit] of input.edit.entries()) {
    const line = lineNamed(order, names, edit.line ?? edit.product, facts, faults, `/edit/${i}`);
    const edited =
      line && editedLine(order, lines.get(line.line) as OrderLine, edit, facts, faults, `/edit/${i}`);
    if (edited) lines.set(edited.line, edited);
  }
  for (const [i, ref] of input.remove.entries()) {
    const line = lineNamed(order, names, ref, facts, faults, `/remove/${i}`);
    if (line) lines.delete(line.line);
  }
  let lastLine = order.lastLine;
  const customer = facts.sure(customers, order.customer);
  for (const [i, one] of input.add.entries()) {
    const line = newLine(++lastLine, one, customer, order, facts, faults, `/add/${i}`);
    if (line) lines.set(line.line, line);
  }
  return { ...order, lastLine, lines: [...lines.values()] };
}

type Names = ReadonlyMap<number | string, OrderLine>;

/** Lines by number and by product, so that an edit of thousands of lines looks each up once. */
function namesOfLines(order: SalesOrder): Names {
  const names = new Map<number | string, OrderLine>();
  for (const line of order.lines) names.set(line.line, line).set(line.product, line);
  return names;
}

function lineNamed(
  order: SalesOrder,
  names: Names,
  ref: number | string | undefined,
  facts: Facts,
  faults: Faults,
  at: string,
): OrderLine | null {
  if (ref === undefined) return faults.add(at, 'say which: `line`, or the `product` that stands on it');
  const found = names.get(typeof ref === 'string' ? (facts.get(products, ref)?.id ?? '') : ref);
  const called = typeof ref === 'number' ? ref : `with "${ref}"`;
  return found ?? faults.add(at, `${order.number} has no line ${called}`);
}

function editedLine(
  order: SalesOrder,
  line: OrderLine,
  edit: LineEdit,
  facts: Facts,
  faults: Faults,
  at: string,
): OrderLine | null {
  const swapped = edit.swapTo === undefined ? null : faults.record(products, edit.swapTo, `${at}/swapTo`);
  if (edit.swapTo !== undefined && !swapped) return null;
  const product = swapped ?? facts.sure(products, line.product);
  const counted = edit.quantity === undefined ? null : entered(product, edit.quantity, edit.unit, faults, at);
  if (edit.quantity !== undefined && !counted) return null;
  if (edit.unit !== undefined && edit.quantity === undefined) {
    return faults.add(`${at}/unit`, 'a unit goes with a quantity');
  }
  const location = edit.location ? faults.record(locations, edit.location, `${at}/location`) : null;
  const usualPrice = swapped
    ? priceFor(facts.sure(customers, order.customer), swapped, facts)
    : line.unitPrice;
  const edited: OrderLine = {
    ...line,
    product: product.id,
    location: edit.location === undefined ? line.location : (location?.id ?? null),
    ...counted,
    unitPrice: edit.unitPrice ?? usualPrice,
    discount: edit.discount ?? line.discount,
    taxRate: edit.taxRate ?? line.taxRate,
  };
  return checkedDiscount(edited, order, faults, at);
}
