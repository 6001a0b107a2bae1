import { z } from 'zod';
import { type Product, productRecord } from '../catalog/index.ts';
import { readPosition } from '../command/stock-facts.store.ts';
import { PERCENT_SCALE, type Percent, PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { formatPercent, formatPrice } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { available, availableToPick } from '../ledger/position.ts';
import { readRecord } from '../record/record.store.ts';
import type { Row } from '../store/statement.ts';
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

interface Terms {
  readonly customer: { readonly taxRate: Percent | null } | null;
  readonly hasLocation: boolean;
}

/** Of a customer, and where stock is looked at. */
export const termsOf = (setting: Row): Terms => ({
  customer: setting.customer_id && {
    taxRate: setting.tax_rate === null ? null : (parseFixed(setting.tax_rate, PERCENT_SCALE) as Percent),
  },
  hasLocation: setting.location_id !== null,
});

export function offerView(row: Row, { customer, hasLocation }: Terms): z.output<typeof offerShape> {
  const product = readRecord(productRecord, row) as unknown as Product;
  const listed = row.listed_price === null ? null : (parseFixed(row.listed_price, PRICE_SCALE) as Price);
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
    matched: row.matched,
    stock: hasLocation ? stockView(row) : null,
  };
}

const NO_STOCK = { onHand: '0', allocated: '0', available: '0', availableToPick: '0', expected: '0' };

function stockView(row: Row): typeof NO_STOCK {
  if (!row.has_position) return NO_STOCK;
  const at = readPosition({ ...row, average_cost: '0' });
  return {
    onHand: formatQuantity(at.onHand),
    allocated: formatQuantity(at.allocated),
    available: formatQuantity(available(at)),
    availableToPick: formatQuantity(availableToPick(at)),
    expected: formatQuantity(at.expected),
  };
}
