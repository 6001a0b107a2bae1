import { z } from 'zod';
import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { dayField, priceField, quantityField, refField, textField } from '../command/fields.ts';
import type { Faults } from '../record/index.ts';
import type { Location } from './location.ts';
import { type Lot, lotName } from './lot.ts';
import { type Named, namedIn } from './stock-lines.ts';
import type { Arriving } from './take-in.ts';

/** Where and as which lot goods come in: part of every line that receives. */
export const intoFields = {
  bin: refField.optional(),
  lot: textField(80).optional().meta({ description: 'a lot number; a lot that is not there yet is made' }),
  expiresOn: dayField.optional(),
};

/** A line of goods coming in: product, quantity and unit, bin, lot with its expiry, cost of a base unit. */
export const receiptLineField = z.strictObject({
  product: refField,
  quantity: quantityField,
  unit: textField(40)
    .optional()
    .meta({ description: 'the unit the quantity is given in; the base unit unless said' }),
  ...intoFields,
  unitCost: priceField
    .optional()
    .meta({ description: "what one base unit cost; the product's cost unless said" }),
});
export type ReceiptLine = z.output<typeof receiptLineField>;

/** Lots a document makes, by `lotName(product, number)`; put them with the effect (`bookingEffect` does). */
export type NewLots = Map<string, Lot>;

/**
 * A line as goods that come in; null when a fault was added under `at`. Needs `touchArrivingLines`. A lot nobody knows
 * yet is added to `made`.
 */
export function arrivingIn(
  given: ReceiptLine,
  location: Location,
  made: NewLots,
  facts: Facts,
  faults: Faults,
  at: string,
  context: Context,
): Arriving | null {
  const allowing = { inactive: false, newLots: true };
  const named = namedIn(given, given.quantity, location, facts, faults, at, allowing);
  const lot = named && lotFor(given, named, made, faults, at, context);
  if (!named || lot === undefined) return null;
  return { ...named, lot, unitCost: given.unitCost ?? named.product.cost };
}

/** The lot of a line, made when it is new; null where the product has none, undefined when a fault was added. */
export function lotFor(
  { lot, expiresOn }: Pick<ReceiptLine, 'lot' | 'expiresOn'>,
  { product, lot: known }: Pick<Named, 'product' | 'lot'>,
  made: NewLots,
  faults: Faults,
  at: string,
  context: Context,
): Lot | null | undefined {
  const fault = (field: string, detail: string) => void faults.add(`${at}/${field}`, detail);
  if (!product.lotTracked && lot !== undefined) return fault('lot', `${product.sku} is not tracked by lot`);
  if (product.lotTracked && lot === undefined)
    return fault('lot', `${product.sku} is tracked by lot: name one`);
  if (lot === undefined) return expiresOn ? fault('expiresOn', 'only a lot expires') : null;
  const there = known ?? made.get(lotName(product.id, lot));
  if (there) {
    const same = expiresOn === undefined || there.expiresOn === expiresOn;
    return same
      ? there
      : fault('expiresOn', `lot ${lot} expires ${there.expiresOn ?? 'never'}, not ${expiresOn}`);
  }
  const kept = { quarantined: false, active: true, deletedAt: null, version: 1 };
  const fresh = {
    id: context.newId(),
    product: product.id,
    number: lot,
    expiresOn: expiresOn ?? null,
    ...kept,
  };
  made.set(lotName(product.id, lot), fresh);
  return fresh;
}
