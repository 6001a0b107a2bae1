import { fact, RANK } from '../command/fact.ts';
import type { Percent, Price, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

export const PICKING_RULES = ['FIFO', 'FEFO', 'LIFO', 'bin', 'manual'] as const;
export type PickingRule = (typeof PICKING_RULES)[number];

/** A unit the product is also sold in: a case holds 12 of its base unit (A7). */
export interface SellingUnit {
  readonly name: string;
  readonly quantity: Quantity;
}

export interface Product {
  readonly id: Id;
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  /** The base unit everything is counted in. */
  readonly unit: string;
  /** How many decimals a quantity of it may have, 0 to 4. */
  readonly decimals: number;
  readonly price: Price;
  readonly cost: Price | null;
  readonly taxRate: Percent | null;
  /** Weight of one base unit in kilograms. */
  readonly weight: Quantity | null;
  readonly dropShippable: boolean;
  readonly supplier: Id | null;
  readonly pickingRule: PickingRule;
  readonly lotTracked: boolean;
  readonly sellingUnits: readonly SellingUnit[];
  readonly notes: string | null;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

/** Asked for by id or SKU. */
export const products = fact<Product>('product', RANK.setup, (value) => [value.id, value.sku]);
