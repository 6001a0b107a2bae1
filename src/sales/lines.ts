import { inUnitsOf } from '../catalog/base-units.ts';
import { listedPrices, priceKey } from '../catalog/price-list.ts';
import { type Product, products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import type { Price, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_MONEY } from '../kernel/money.ts';
import type { Customer } from '../parties/customer.ts';
import type { Faults } from '../record/index.ts';
import { locations } from '../stock/location.ts';
import { amountOf } from './amounts.ts';
import type { LineInput } from './input.ts';
import { priceOf, taxRateOf } from './pricing.ts';
import type { OrderLine, SalesOrder } from './sales-order.ts';

type Pricing = Pick<SalesOrder, 'currency' | 'pricesIncludeTax' | 'shippingCharge' | 'otherCharge'>;

/** A line from what was typed: base units, the customer's price, the product's tax. Null when something is wrong. */
export function newLine(
  number: number,
  input: LineInput,
  customer: Customer,
  pricing: Pricing,
  facts: Facts,
  faults: Faults,
  at: string,
): OrderLine | null {
  const product = faults.record(products, input.product, `${at}/product`);
  const location = input.location ? faults.record(locations, input.location, `${at}/location`) : null;
  if (!product) return null;
  const counted = entered(product, input.quantity, input.unit, faults, at);
  if (!counted) return null;
  const line: OrderLine = {
    line: number,
    product: product.id,
    location: location?.id ?? null,
    quantity: counted.quantity,
    firstQuantity: counted.quantity,
    unitPrice: input.unitPrice ?? priceFor(customer, product, facts),
    discount: input.discount ?? NO_MONEY,
    taxRate: input.taxRate ?? taxRateOf(product, customer),
    sellingUnit: counted.sellingUnit,
    unitsPer: counted.unitsPer,
    picks: null,
  };
  return checkedDiscount(line, pricing, faults, at);
}

/** A discount takes off at most what the line is worth. */
export function checkedDiscount(
  line: OrderLine,
  pricing: Pricing,
  faults: Faults,
  at: string,
): OrderLine | null {
  if (amountOf(pricing, line) >= 0n) return line;
  return faults.add(`${at}/discount`, 'the discount is more than the line is worth');
}

/** The customer's price list first, then the product's price (A8). */
export function priceFor(customer: Customer, product: Product, facts: Facts): Price {
  const listed = customer.priceList
    ? facts.get(listedPrices, priceKey(customer.priceList, product.id))
    : null;
  return priceOf(product, listed?.unitPrice);
}

/** A7: the quantity in base units, with the selling unit it was entered in. Null adds the fault. */
export function entered(
  product: Product,
  quantity: Quantity,
  unit: string | undefined,
  faults: Faults,
  at: string,
): Pick<OrderLine, 'quantity' | 'sellingUnit' | 'unitsPer'> | null {
  const counted = inUnitsOf(product, quantity, unit);
  if ('fault' in counted) return faults.add(`${at}/${counted.fault.field}`, counted.fault.detail);
  const selling = product.sellingUnits.find((one) => one.name === unit);
  return { ...counted, sellingUnit: selling?.name ?? null, unitsPer: selling?.quantity ?? null };
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
