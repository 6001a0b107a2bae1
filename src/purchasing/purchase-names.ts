import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { suppliers } from '../parties/supplier.ts';

/** What people call what a purchase order refers to. */
export interface PurchaseNames {
  readonly supplier: (id: Id) => { number: string; name: string };
  readonly product: (id: Id) => { sku: string; name: string; unit: string };
  readonly location: (id: Id) => string;
  readonly order: (id: Id) => string;
}

/** From the facts a command was decided on. */
export const purchaseNamesIn = (facts: Facts): PurchaseNames => ({
  supplier: (id) => facts.sure(suppliers, id),
  product: (id) => facts.sure(products, id),
  location: (id) => facts.label('location', id),
  order: (id) => facts.label('sales-order', id),
});
