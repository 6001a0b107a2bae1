import { z } from 'zod';
import { inUnitsOf } from '../catalog/base-units.ts';
import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { priceField, quantityField, refField, textField } from '../command/fields.ts';
import type { Price, Quantity } from '../kernel/fixed.ts';
import { NO_PRICE } from '../kernel/money.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import type { Faults } from '../record/index.ts';
import type { PurchaseLine, PurchaseOrder } from './purchase-order.ts';

export const unitField = textField(40)
  .optional()
  .meta({ description: 'the unit the quantity is given in; the base unit unless said' });

/** A line to buy: the cost is of a base unit, in the organisation's currency. */
export const buyLineField = z
  .strictObject({
    product: refField,
    quantity: quantityField,
    unit: unitField,
    unitCost: priceField
      .optional()
      .meta({ description: "what one base unit costs; the product's cost unless said" }),
  })
  .meta({ id: 'PurchaseLineInput' });
export type BuyLine = z.output<typeof buyLineField>;

/** Names a line that is there: by its number, or by the product that stands on it. */
export const whichLine = {
  line: z.int().min(1).optional(),
  product: refField
    .optional()
    .meta({ description: 'names the line by its product, where `line` is not given' }),
};

/** E3: a line from what was typed, at the product's cost unless said; null when a fault was added. */
export function newPurchaseLine(
  line: number,
  given: BuyLine,
  faults: Faults,
  at: string,
): PurchaseLine | null {
  const product = faults.record(products, given.product, `${at}/product`);
  if (!product) return null;
  const counted = inUnitsOf(product, given.quantity, given.unit);
  if ('fault' in counted) return faults.add(`${at}/${counted.fault.field}`, counted.fault.detail);
  return purchaseLine(line, product.id, counted.quantity, given.unitCost ?? product.cost);
}

export const purchaseLine = (
  line: number,
  product: string,
  quantity: Quantity,
  unitCost: Price | null,
): PurchaseLine => ({
  line,
  product,
  quantity,
  unitCost: unitCost ?? NO_PRICE,
  received: NO_QUANTITY,
  returned: NO_QUANTITY,
  cancelled: NO_QUANTITY,
  links: [],
});

/** The line meant; null when a fault was added. */
export function purchaseLineNamed(
  purchase: PurchaseOrder,
  { line, product }: { readonly line?: number; readonly product?: string },
  facts: Facts,
  faults: Faults,
  at: string,
): PurchaseLine | null {
  if (line === undefined && product === undefined)
    return faults.add(at, 'say which: `line`, or the `product` that stands on it');
  const id = product === undefined ? null : facts.get(products, product)?.id;
  const found = purchase.lines.find((one) => (line === undefined ? one.product === id : one.line === line));
  const called = line === undefined ? `with "${product}"` : line;
  return found ?? faults.add(at, `${purchase.number} has no line ${called}`);
}

/** A product stands on one line only, so that it names its line; the others get a fault. */
export function checkRepeated(
  lines: readonly (PurchaseLine | null)[],
  faults: Faults,
  at: (index: number) => string,
): void {
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    if (line && seen.has(line.product)) faults.add(`${at(i)}/product`, 'it stands on an earlier line');
    if (line) seen.add(line.product);
  }
}
