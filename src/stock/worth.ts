import type { Product } from '../catalog/product.ts';
import type { Price } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { Booking } from './booking.ts';

/** Found goods are worth what those on hand are, or what the product costs where there are none. */
export function worthOfFound(booking: Booking, product: Product, location: Id): Price | null {
  const { onHand, averageCost } = booking.position(product.id, location);
  return onHand > 0n ? averageCost : product.cost;
}
