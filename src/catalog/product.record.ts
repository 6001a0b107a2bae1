import { z } from 'zod';
import { put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { quantityField, textField } from '../command/fields.ts';
import { NO_PRICE } from '../kernel/money.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { suppliers } from '../parties/supplier.ts';
import { type Beside, defineRecord } from '../record/definition.ts';
import {
  amountOf,
  choice,
  flag,
  json,
  line,
  optional,
  percent,
  price,
  reference,
  required,
  starting,
  text,
  whole,
} from '../record/field.ts';
import { decimalsLost, unitTwice } from './product.rules.ts';
import { PICKING_RULES, type PickingRule, type Product, products, type SellingUnit } from './product.ts';
import { foldSku, skuTwins } from './sku-twins.ts';

const sellingUnits = json<readonly SellingUnit[], { name: string; quantity: string }[]>(
  z.array(z.strictObject({ name: textField(40), quantity: quantityField })).max(20),
  z.array(z.object({ name: z.string(), quantity: z.string() })),
  (units: readonly SellingUnit[]) =>
    units.map(({ name, quantity: holds }) => ({ name, quantity: formatQuantity(holds) })),
  (stored) => stored.map(({ name, quantity: holds }) => ({ name, quantity: quantity(holds) })),
);

export const productRecord = defineRecord<Product>({
  fact: products,
  title: 'product',
  plural: 'products',
  area: 'catalog',
  code: 'sku',
  fields: {
    sku: required(line(80)),
    name: required(line()),
    barcode: optional(line(80)),
    unit: starting(line(40), 'each'),
    decimals: starting(whole(0, 4), 0),
    price: starting(price, NO_PRICE),
    cost: optional(price),
    taxRate: optional(percent),
    weight: optional(amountOf),
    dropShippable: starting(flag, false),
    supplier: reference(suppliers, 'number'),
    pickingRule: starting(choice<PickingRule>(PICKING_RULES), 'FIFO'),
    lotTracked: starting(flag, false),
    sellingUnits: starting(sellingUnits, []),
    notes: optional(text()),
  },
  searched: ['sku', 'name', 'barcode'],
  usedBy: [
    ['sales_order_line', 'product_id', 'a sales order'],
    ['purchase_order_line', 'product_id', 'a purchase order'],
    ['position', 'product_id', 'the stock ledger'],
    ['price', 'product_id', 'a price list'],
    ['lot', 'product_id', 'a lot'],
  ],
  forbids: (after, before) => decimalsLost(after, before) ?? unitTwice(after),
  besideTouches: (sku, need) => void need(skuTwins, foldSku(sku)),
  beside: (after, before, facts) =>
    after.deletedAt || after.sku === before?.sku ? {} : twinsOf(after, facts),
  example: { sku: 'MUG-BLUE', name: 'Blue mug', unit: 'each', price: '12.50', cost: '4.20' },
});

/** L3: SKUs are case-sensitive; one that differs from another only by case is probably a slip. */
function twinsOf({ sku }: Product, facts: Facts): Beside {
  const folded = foldSku(sku);
  const others = (facts.get(skuTwins, folded)?.skus ?? []).filter((other) => other !== sku);
  const puts = [put(skuTwins, { folded, skus: [...others, sku] })];
  if (!others.length) return { puts };
  const detail = `"${sku}" differs from "${others.join('", "')}" only in capital letters`;
  return { puts, warnings: [{ type: 'product/case-twin', detail, facts: { sku, twins: others } }] };
}
