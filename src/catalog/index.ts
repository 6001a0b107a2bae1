import { derive } from '../record/index.ts';
import { listedPriceStore, skuTwinsStore } from './catalog.store.ts';
import { removePrice, setPrice } from './price.commands.ts';
import { listPrices } from './price.queries.ts';
import { priceListRecord } from './price-list.record.ts';
import { productRecord } from './product.record.ts';

const records = [productRecord, priceListRecord].map(derive);

export const commands = [...records.flatMap((record) => record.commands), setPrice, removePrice];
export const queries = [...records.flatMap((record) => record.queries), listPrices];
export const stores = [...records.flatMap((record) => record.stores), listedPriceStore, skuTwinsStore];
export const definitions = records.map((record) => record.definition);

export { inUnitsOf, type QuantityFault } from './base-units.ts';
export { type ListedPrice, listedPrices, type PriceList, priceKey, priceLists } from './price-list.ts';
export { productRecord } from './product.record.ts';
export { PICKING_RULES, type PickingRule, type Product, products, type SellingUnit } from './product.ts';
