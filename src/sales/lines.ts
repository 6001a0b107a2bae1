import { listedPrices, priceKey } from '../catalog/price-list.ts';
import { type Product, products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import type { Percent, Price, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_MONEY } from '../kernel/money.ts';
import { formatQuantity, hasDecimals, inBaseUnits } from '../kernel/quantity.ts';
import type { Customer } from '../parties/customer.ts';
import { locations } from '../stock/location.ts';
import { amountOf } from './amounts.ts';
import type { LineInput } from './input.ts';
import type { Referring } from './referring.ts';
import type { OrderLine, SalesOrder } from './sales-order.ts';

type Pricing = Pick<SalesOrder, 'currency' | 'pricesIncludeTax' | 'shippingCharge' | 'otherCharge'>;

/** A line from what was typed: base units, the customer's price, the product's tax. Null when something is wrong. */
export function newLine(
  number: number,
  input: LineInput,
  customer: Customer,
  pricing: Pricing,
  facts: Facts,
  referring: Referring,
  at: string,
): OrderLine | null {
  const product = referring.to(products, input.product, `${at}/product`);
  const location = referring.to(locations, input.location, `${at}/location`);
  if (!product) return null;
  const counted = baseQuantity(product, input.quantity, input.unit, referring, at);
  if (!counted) return null;
  const line: OrderLine = {
    line: number,
    product: product.id,
    location: location?.id ?? null,
    quantity: counted.quantity,
    firstQuantity: counted.quantity,
    unitPrice: input.unitPrice ?? priceFor(customer, product, facts),
    discount: input.discount ?? NO_MONEY,
    taxRate: input.taxRate ?? customer.taxRate ?? product.taxRate ?? (0n as Percent),
    sellingUnit: counted.unit,
    unitsPer: counted.per,
    picks: null,
  };
  return checkedDiscount(line, pricing, referring, at);
}

/** A discount takes off at most what the line is worth. */
export function checkedDiscount(
  line: OrderLine,
  pricing: Pricing,
  referring: Referring,
  at: string,
): OrderLine | null {
  if (amountOf(pricing, line) >= 0n) return line;
  return referring.fault(`${at}/discount`, 'the discount is more than the line is worth');
}

/** The customer's price list first, then the product's price (A8). */
export function priceFor(customer: Customer, product: Product, facts: Facts): Price {
  const listed = customer.priceList
    ? facts.get(listedPrices, priceKey(customer.priceList, product.id))
    : null;
  return listed?.unitPrice ?? product.price;
}

/** A7: a selling unit is turned into base units, which have the decimals the product allows. */
export function baseQuantity(
  product: Product,
  entered: Quantity,
  unit: string | undefined,
  referring: Referring,
  at: string,
): { quantity: Quantity; unit: string | null; per: Quantity | null } | null {
  const selling =
    unit && unit !== product.unit ? product.sellingUnits.find((one) => one.name === unit) : undefined;
  if (unit && unit !== product.unit && !selling) {
    const known = [product.unit, ...product.sellingUnits.map((one) => one.name)].join(', ');
    return referring.fault(`${at}/unit`, `${product.sku} is not sold by the "${unit}"; it is by: ${known}`);
  }
  const quantity = selling ? inBaseUnits(entered, selling.quantity) : entered;
  if (quantity === null || !hasDecimals(quantity, product.decimals)) {
    const allowed = product.decimals === 0 ? 'whole numbers only' : `at most ${product.decimals} decimals`;
    const given = `${formatQuantity(entered)}${selling ? ` × ${formatQuantity(selling.quantity)}` : ''}`;
    return referring.fault(`${at}/quantity`, `${product.sku} is counted in ${allowed}; ${given} is not`);
  }
  return { quantity, unit: selling?.name ?? null, per: selling?.quantity ?? null };
}

/** The lines whose product stands on an earlier line too (A4). */
export function repeated(lines: readonly { readonly product: Id }[]): number[] {
  const seen = new Set<Id>();
  const again: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (seen.has(line.product)) again.push(i);
    seen.add(line.product);
  }
  return again;
}
