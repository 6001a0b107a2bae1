import type { Quantity } from '../kernel/fixed.ts';
import { formatQuantity, hasDecimals, inBaseUnits } from '../kernel/quantity.ts';
import type { Product } from './product.ts';

/** What is wrong with a quantity as entered, and in which of its two fields. */
export interface QuantityFault {
  readonly field: 'unit' | 'quantity';
  readonly detail: string;
}

/** A7: a quantity entered in a selling unit (case of 12), in base units with the decimals the product allows. */
export function inUnitsOf(
  product: Product,
  entered: Quantity,
  unit: string | undefined,
): { readonly quantity: Quantity } | { readonly fault: QuantityFault } {
  const selling = product.sellingUnits.find((one) => one.name === unit);
  if (unit !== undefined && unit !== product.unit && !selling) {
    const known = [product.unit, ...product.sellingUnits.map((one) => one.name)].join(', ');
    return {
      fault: { field: 'unit', detail: `${product.sku} does not come by the "${unit}"; it is by: ${known}` },
    };
  }
  const quantity = selling ? inBaseUnits(entered, selling.quantity) : entered;
  if (quantity !== null && hasDecimals(quantity, product.decimals)) return { quantity };
  const allowed = product.decimals === 0 ? 'whole numbers' : `at most ${product.decimals} decimals`;
  const detail = `${product.sku} is counted in ${allowed}; ${formatQuantity(entered)} ${unit ?? product.unit} is not`;
  return { fault: { field: 'quantity', detail } };
}
