import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, flagField, longTextField, refField, textField } from '../../command/fields.ts';
import { organisations } from '../../command/organisation.ts';
import { positions } from '../../command/stock-facts.ts';
import { type Result, refused } from '../../kernel/problem.ts';
import { positionKey } from '../../ledger/position.ts';
import { type Supplier, suppliers } from '../../parties/supplier.ts';
import { Faults } from '../../record/index.ts';
import { type Location, locations } from '../../stock/location.ts';
import { issued, newPurchase } from '../new-purchase.ts';
import { purchaseEffect } from '../purchase-effect.ts';
import { buyLineField, checkRepeated, newPurchaseLine } from '../purchase-lines.ts';
import type { PurchaseLine } from '../purchase-order.ts';
import { PURCHASE_REFUSED } from '../purchasing.problems.ts';

const createInput = z.strictObject({
  supplier: refField
    .optional()
    .meta({ description: "the products' supplier unless said, where they all have the same one" }),
  location: refField.optional().meta({ description: "the organisation's usual location unless said" }),
  lines: z.array(buyLineField).min(1).max(1000),
  orderDate: dayField.optional(),
  expectedOn: dayField.optional().meta({ description: "after the supplier's usual days unless said" }),
  reference: textField(100).optional(),
  notes: longTextField(2000).optional(),
  issue: flagField.optional().meta({ description: 'issues it at once' }),
});
type CreateInput = z.output<typeof createInput>;

export const createPurchase = defineCommand({
  name: 'purchase-order.create',
  sentence: 'Makes a draft purchase order to a supplier, or issues it at once: then its goods are expected.',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: createInput,
  problems: [PURCHASE_REFUSED.type, 'ledger/period-closed'],
  example: {
    supplier: 'S-000001',
    location: 'MAIN',
    lines: [{ product: 'MUG-BLUE', quantity: '48', unitCost: '4.20' }],
    expectedOn: '2026-12-20',
  },
  weight: ({ lines }) => 1 + lines.length,
  touches: (input, need, { org }) => touchNew(input, need, org),
  decide: (facts, input, context) => decide(facts, input, context),
});

function touchNew(input: CreateInput, need: Need, org: string): void {
  need(counters, 'purchase-order');
  need(suppliers, input.supplier);
  const usual = need(organisations, org)?.defaultLocation;
  const location = need(locations, input.location ?? usual);
  for (const line of input.lines) {
    const product = need(products, line.product);
    if (input.supplier === undefined) need(suppliers, product?.supplier);
    if (product && location) need(positions, positionKey(product.id, location.id));
  }
}

function decide(facts: Facts, input: CreateInput, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const supplier = supplierFor(input, facts, faults);
  const location = locationFor(input, faults, context);
  const lines = input.lines.map((line, i) => newPurchaseLine(i + 1, line, faults, `/lines/${i}`));
  checkRepeated(lines, faults, (i) => `/lines/${i}`);
  const faulty = faults.problem(PURCHASE_REFUSED);
  if (faulty || !supplier || !location) return refused(faulty!);
  const about = { ...input, kind: 'stock' as const, location: location.id, order: null, shipTo: null };
  const { purchase, counter } = newPurchase(about, supplier, lines as PurchaseLine[], facts, context);
  const after = input.issue ? issued(purchase, context.today) : purchase;
  const change = { before: null, after, what: 'created', day: context.today, note: input.notes };
  return purchaseEffect(change, facts, context, { also: { puts: [put(counters, counter)] } });
}

/** E3: the supplier of the products, where they agree on one. */
function supplierFor({ supplier, lines }: CreateInput, facts: Facts, faults: Faults): Supplier | null {
  if (supplier !== undefined) return faults.record(suppliers, supplier, '/supplier');
  const usual = new Set(lines.map(({ product }) => facts.get(products, product)?.supplier ?? null));
  const [only] = usual;
  if (usual.size === 1 && only) return faults.record(suppliers, only, '/supplier');
  const why = usual.size > 1 ? 'the products have several suppliers' : 'the products have no supplier';
  return faults.add('/supplier', `${why}: say which`);
}

function locationFor({ location }: CreateInput, faults: Faults, { organisation }: Context): Location | null {
  const name = location ?? organisation.defaultLocation;
  if (name) return faults.record(locations, name, '/location');
  return faults.add('/location', 'it is required: the organisation has no usual location');
}
