import { z } from 'zod';
import { type Context, defineCommand, type Effect, put } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import { priceField, refField } from '../command/fields.ts';
import type { Price } from '../kernel/fixed.ts';
import { formatPrice } from '../kernel/money.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { Faults, REFERENCE_REFUSED } from '../record/index.ts';
import { type ListedPrice, listedPrices, type PriceList, priceKey, priceLists } from './price-list.ts';
import { PRICE_UNKNOWN } from './product.problems.ts';
import { type Product, products } from './product.ts';

const named = { priceList: refField, product: refField };

interface Named {
  readonly priceList: string;
  readonly product: string;
}

export const setPrice = defineCommand({
  name: 'price.set',
  sentence: 'Sets what one base unit of a product costs on a price list.',
  permission: 'catalog:write',
  scope: 'admin',
  input: z.strictObject({ ...named, unitPrice: priceField }),
  problems: [REFERENCE_REFUSED.type],
  example: { priceList: 'WHOLESALE', product: 'MUG-BLUE', unitPrice: '9.80' },
  touches,
  decide: (facts, input, context) => decide(facts, input, input.unitPrice, context),
});

export const removePrice = defineCommand({
  name: 'price.remove',
  sentence: "Takes a product off a price list; the product's own price holds again.",
  permission: 'catalog:write',
  scope: 'admin',
  input: z.strictObject(named),
  problems: [REFERENCE_REFUSED.type, PRICE_UNKNOWN.type],
  example: { priceList: 'WHOLESALE', product: 'MUG-BLUE' },
  touches,
  decide: (facts, input, context) => decide(facts, input, null, context),
});

function touches(input: Named, need: Need): void {
  const list = need(priceLists, input.priceList);
  const product = need(products, input.product);
  if (list && product) need(listedPrices, priceKey(list.id, product.id), 'lock');
}

function decide(facts: Facts, input: Named, unitPrice: Price | null, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const list = faults.record(priceLists, input.priceList, '/priceList');
  const product = faults.record(products, input.product, '/product');
  if (!list || !product) return refused(faults.problem(REFERENCE_REFUSED)!);
  const before = facts.get(listedPrices, priceKey(list.id, product.id))?.unitPrice ?? null;
  if (before === null && unitPrice === null) {
    const detail = `${product.sku} has no price on ${list.code}`;
    return refused(problem(PRICE_UNKNOWN, detail, { product: product.sku, priceList: list.code }));
  }
  return done(effect(list, product, before, unitPrice, context));
}

function effect(
  list: PriceList,
  product: Product,
  before: Price | null,
  after: Price | null,
  context: Context,
): Effect {
  const price: ListedPrice = { priceList: list.id, product: product.id, unitPrice: after };
  const [was, is] = [before, after].map((one) => (one === null ? null : formatPrice(one)));
  const shown = { priceList: list.code, product: product.sku, unitPrice: is };
  const about = { document: list.id, version: list.version, facts: shown };
  const note = { document: list.id, what: 'prices edited', status: list.active ? 'active' : 'inactive' };
  return {
    puts: [put(listedPrices, price)],
    timeline: [
      { ...note, source: context.source, day: context.today, changes: { [product.sku]: [was, is] } },
    ],
    events: [{ event: is === null ? 'price.removed' : 'price.set', ...about }],
    documents: [
      {
        kind: 'price-list',
        id: list.id,
        number: list.code,
        version: list.version,
        before: { ...shown, unitPrice: was },
        after: shown,
      },
    ],
    answer: { kind: 'price', id: list.id, number: list.code, ...shown },
    view: () => ({ ...shown, priceListId: list.id, productId: product.id }),
  };
}
