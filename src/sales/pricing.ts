import type { Product } from '../catalog/product.ts';
import type { Percent, Price } from '../kernel/fixed.ts';
import type { Customer } from '../parties/customer.ts';

/** What a base unit costs a customer: as their price list has it, else the product's own price (A8). */
export const priceOf = ({ price }: Pick<Product, 'price'>, listed: Price | null | undefined): Price =>
  listed ?? price;

/** The customer's tax rate goes before the product's: an exempt customer has 0. */
export const taxRateOf = (
  { taxRate }: Pick<Product, 'taxRate'>,
  customer: Pick<Customer, 'taxRate'> | null,
): Percent => customer?.taxRate ?? taxRate ?? (0n as Percent);
