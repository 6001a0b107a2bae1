import { words } from '../../words/words.ts';
import type { MasterKind, MasterRecord } from '../records/master-kind.ts';

export interface Product extends MasterRecord {
  readonly sku: string;
  readonly barcode: string | null;
  readonly unit: string;
  readonly price: string;
  readonly supplier: string | null;
}

export const PRODUCT: MasterKind = {
  noun: 'product',
  list: '/products',
  by: 'sku',
  write: 'catalog:write',
  toNew: words('catalog.new'),
  mayNot: words('catalog.mayNot'),
};
