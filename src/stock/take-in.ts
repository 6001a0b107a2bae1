import type { Product } from '../catalog/product.ts';
import { least, minus, type Price, type Quantity } from '../kernel/fixed.ts';
import type { Booking } from './booking.ts';
import type { Location } from './location.ts';
import type { Lot } from './lot.ts';
import type { OnLine } from './take-away.ts';

/** Goods that come into a bin, and perhaps a lot, of a location. */
export interface Arriving {
  readonly product: Product;
  /** In base units. */
  readonly quantity: Quantity;
  /** The unassigned bin where null. */
  readonly bin: { readonly id: string } | null;
  readonly lot: Pick<Lot, 'id'> | null;
  /** What one base unit cost; the average is left alone where null. */
  readonly unitCost: Price | null;
}

/** C10: what the unassigned bin owes is filled first, without a lot, as it was taken; the rest goes where it was sent. */
export function takeIn(
  booking: Booking,
  location: Location,
  { product, quantity, bin, lot, unitCost }: Arriving,
  { line, day }: OnLine,
): void {
  const owed = booking.owedToUnassigned(product.id, location.id, location.unassignedBin);
  const fill = least(owed, quantity);
  const about = { line, product: product.id, location: location.id, day, unitCost };
  const posting = { ...about, event: 'RECEIVE' as const };
  const into = { bin: bin?.id ?? location.unassignedBin, lot: lot?.id ?? null };
  const isUnassigned = into.bin === location.unassignedBin && into.lot === null;
  if (!isUnassigned) booking.post({ ...posting, bin: location.unassignedBin, lot: null, quantity: fill });
  booking.post({ ...posting, ...into, quantity: isUnassigned ? quantity : minus(quantity, fill) });
}
