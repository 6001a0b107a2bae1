import { z } from 'zod';
import type { Product } from '../catalog/product.ts';
import type { Price } from '../kernel/fixed.ts';
import { formatPercent, formatPrice } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { available, availableToPick, type Position } from '../ledger/position.ts';
import type { Customer } from '../parties/customer.ts';
import { priceOf, taxRateOf } from './pricing.ts';

/** A product as it can be put on an order. */
export const offerShape = z
  .object({
    product: z.string().meta({ description: 'the SKU' }),
    productId: z.uuid(),
    name: z.string(),
    barcode: z.string().nullable(),
    active: z.boolean(),
    unit: z.string().meta({ description: 'the base unit: price and stock are in it' }),
    decimals: z.int().meta({ description: 'how many decimals a quantity may have' }),
    sellingUnits: z.array(z.object({ name: z.string(), quantity: z.string() })),
    unitPrice: z.string(),
    priceFrom: z.enum(['price list', 'product']),
    taxRate: z.string(),
    dropShippable: z.boolean(),
    matched: z
      .string()
      .meta({ description: 'barcode, sku, text or all; of named products what they were named by' }),
    stock: z
      .object({
        onHand: z.string(),
        allocated: z.string(),
        available: z.string(),
        availableToPick: z.string(),
        expected: z.string(),
      })
      .nullable()
      .meta({ description: 'at the location; null where there is none' }),
  })
  .meta({ id: 'ProductOffer' });

/** What is known of a product that may be put on an order. */
export interface Offered {
  readonly product: Product;
  /** Its price on the customer's price list. */
  readonly listed: Price | null;
  readonly customer: Pick<Customer, 'taxRate'> | null;
  /** At the location; null where there is none. */
  readonly position: Position | null;
  readonly matched: string;
}

export function offerView({
  product,
  listed,
  customer,
  position,
  matched,
}: Offered): z.output<typeof offerShape> {
  return {
    product: product.sku,
    productId: product.id,
    name: product.name,
    barcode: product.barcode,
    active: product.active,
    unit: product.unit,
    decimals: product.decimals,
    sellingUnits: product.sellingUnits.map(({ name, quantity }) => ({
      name,
      quantity: formatQuantity(quantity),
    })),
    unitPrice: formatPrice(priceOf(product, listed)),
    priceFrom: listed === null ? 'product' : 'price list',
    taxRate: formatPercent(taxRateOf(product, customer)),
    dropShippable: product.dropShippable,
    matched,
    stock: position && stockView(position),
  };
}

const stockView = (at: Position) => ({
  onHand: formatQuantity(at.onHand),
  allocated: formatQuantity(at.allocated),
  available: formatQuantity(available(at)),
  availableToPick: formatQuantity(availableToPick(at)),
  expected: formatQuantity(at.expected),
});
