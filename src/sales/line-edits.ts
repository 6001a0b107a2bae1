import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { customers } from '../parties/customer.ts';
import { locations } from '../stock/location.ts';
import type { EditLinesInput } from './commands/edit-lines.ts';
import type { LineEdit } from './input.ts';
import { baseQuantity, checkedDiscount, newLine, priceFor } from './lines.ts';
import type { Referring } from './referring.ts';
import type { OrderLine, SalesOrder } from './sales-order.ts';

/** The order with its lines as the edit wants them: edited, then removed, then added. Faults are in `referring`. */
export function editedLines(
  order: SalesOrder,
  input: EditLinesInput,
  facts: Facts,
  referring: Referring,
): SalesOrder {
  const lines = new Map(order.lines.map((line) => [line.line, line]));
  for (const [i, edit] of input.edit.entries()) {
    const line = lineNamed(order, edit.line ?? edit.product, facts, referring, `/edit/${i}`);
    const edited =
      line && editedLine(order, lines.get(line.line) as OrderLine, edit, facts, referring, `/edit/${i}`);
    if (edited) lines.set(edited.line, edited);
  }
  for (const [i, ref] of input.remove.entries()) {
    const line = lineNamed(order, ref, facts, referring, `/remove/${i}`);
    if (line) lines.delete(line.line);
  }
  let lastLine = order.lastLine;
  const customer = facts.sure(customers, order.customer);
  for (const [i, one] of input.add.entries()) {
    const line = newLine(++lastLine, one, customer, order, facts, referring, `/add/${i}`);
    if (line) lines.set(line.line, line);
  }
  return { ...order, lastLine, lines: [...lines.values()] };
}

function lineNamed(
  order: SalesOrder,
  ref: number | string | undefined,
  facts: Facts,
  referring: Referring,
  at: string,
): OrderLine | null {
  if (ref === undefined) return referring.fault(at, 'say which: `line`, or the `product` that stands on it');
  const product = typeof ref === 'string' ? facts.get(products, ref)?.id : undefined;
  const found = order.lines.find((line) => line.line === ref || (product && line.product === product));
  return (
    found ??
    referring.fault(at, `${order.number} has no line ${typeof ref === 'number' ? ref : `with "${ref}"`}`)
  );
}

function editedLine(
  order: SalesOrder,
  line: OrderLine,
  edit: LineEdit,
  facts: Facts,
  referring: Referring,
  at: string,
): OrderLine | null {
  const swapped = edit.swapTo === undefined ? null : referring.to(products, edit.swapTo, `${at}/swapTo`);
  if (edit.swapTo !== undefined && !swapped) return null;
  const product = swapped ?? facts.sure(products, line.product);
  const entered =
    edit.quantity === undefined ? null : baseQuantity(product, edit.quantity, edit.unit, referring, at);
  if (edit.quantity !== undefined && !entered) return null;
  if (edit.unit !== undefined && edit.quantity === undefined) {
    return referring.fault(`${at}/unit`, 'a unit goes with a quantity');
  }
  const location = edit.location ? referring.to(locations, edit.location, `${at}/location`) : null;
  const usualPrice = swapped
    ? priceFor(facts.sure(customers, order.customer), swapped, facts)
    : line.unitPrice;
  const edited: OrderLine = {
    ...line,
    product: product.id,
    location: edit.location === undefined ? line.location : (location?.id ?? null),
    quantity: entered?.quantity ?? line.quantity,
    sellingUnit: entered ? entered.unit : line.sellingUnit,
    unitsPer: entered ? entered.per : line.unitsPer,
    unitPrice: edit.unitPrice ?? usualPrice,
    discount: edit.discount ?? line.discount,
    taxRate: edit.taxRate ?? line.taxRate,
  };
  return checkedDiscount(edited, order, referring, at);
}
