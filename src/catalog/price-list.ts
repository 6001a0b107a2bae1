import { fact, RANK } from '../command/fact.ts';
import type { Price } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

export interface PriceList {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const priceLists = fact<PriceList>('price-list', RANK.setup, (value) => [value.id, value.code]);

/** What a product costs on a price list, per base unit; null once it was taken off the list. */
export interface ListedPrice {
  readonly priceList: Id;
  readonly product: Id;
  readonly unitPrice: Price | null;
}

export const priceKey = (priceList: Id, product: Id): string => `${priceList}/${product}`;
export const listedPrices = fact<ListedPrice>('listed-price', RANK.setup, (value) => [
  priceKey(value.priceList, value.product),
]);
