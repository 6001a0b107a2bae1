import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, longTextField, refField, textField } from '../../command/fields.ts';
import { positions } from '../../command/stock-facts.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { positionKey } from '../../ledger/position.ts';
import { addressField } from '../../parties/address.ts';
import { suppliers } from '../../parties/supplier.ts';
import { Faults } from '../../record/index.ts';
import { locations } from '../../stock/location.ts';
import { purchaseEffect, touchPurchase, unchangedPurchase } from '../purchase-effect.ts';
import type { PurchaseOrder } from '../purchase-order.ts';
import { findPurchase } from '../purchase-standing.ts';
import { PURCHASE_REFUSED } from '../purchasing.problems.ts';
import { onPurchaseMove, PURCHASE_INPUT_PROBLEMS } from './on-purchase.ts';

const updateInput = z.strictObject({
  ...onPurchaseMove,
  supplier: refField.optional().meta({ description: 'another supplier, while it is a draft' }),
  location: refField.optional().meta({ description: 'where the rest is to arrive' }),
  expectedOn: dayField.nullable().optional(),
  shipTo: addressField.optional().meta({ description: 'where a drop-ship goes' }),
  reference: textField(100).nullable().optional(),
  notes: longTextField(2000).nullable().optional(),
});
type UpdateInput = z.output<typeof updateInput>;

export const updatePurchase = defineCommand({
  name: 'purchase-order.update',
  sentence:
    'Changes the header of a purchase order: when and where its goods are expected, reference, notes.',
  move: 'edit',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: updateInput,
  problems: PURCHASE_INPUT_PROBLEMS,
  example: { ref: 'PO-000001', expectedOn: '2027-01-10', note: 'the supplier is late' },
  touches: touchUpdate,
  decide: (facts, input, context) => {
    const found = findPurchase(facts, input, 'edit');
    return found.ok ? updated(found.value, input, facts, context) : found;
  },
});

function touchUpdate(input: UpdateInput, need: Need): void {
  const purchase = touchPurchase(need, input.ref);
  need(suppliers, input.supplier);
  const location = need(locations, input.location);
  if (!purchase || !location) return;
  for (const { product } of purchase.lines) need(positions, positionKey(product, location.id));
}

function updated(before: PurchaseOrder, input: UpdateInput, facts: Facts, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const supplier =
    input.supplier === undefined
      ? before.supplier
      : faults.record(suppliers, input.supplier, '/supplier', before.supplier)?.id;
  const location =
    input.location === undefined
      ? before.location
      : faults.record(locations, input.location, '/location', before.location)?.id;
  checkKind(before, input, supplier !== before.supplier, faults);
  const faulty = faults.problem(PURCHASE_REFUSED);
  if (faulty) return refused(faulty);
  const { expectedOn = before.expectedOn, shipTo = before.shipTo } = input;
  const { reference = before.reference, notes = before.notes } = input;
  const places = { supplier: supplier ?? before.supplier, location: location ?? null };
  const after: PurchaseOrder = { ...before, ...places, expectedOn, shipTo, reference, notes };
  const changes = headerChanges(before, after, facts);
  if (!Object.keys(changes).length) return done(unchangedPurchase(before, facts));
  const day = input.day ?? context.today;
  return purchaseEffect({ before, after, what: 'edited', day, changes, note: input.note }, facts, context);
}

/** What only one kind or a draft has. */
function checkKind(
  { kind, status, number }: PurchaseOrder,
  input: UpdateInput,
  moved: boolean,
  faults: Faults,
): void {
  if (moved && status !== 'draft') faults.add('/supplier', `${number} has been issued to its supplier`);
  if (kind === 'stock' && input.shipTo) faults.add('/shipTo', 'only a drop-ship goes to a customer');
  if (kind === 'drop-ship' && input.location) faults.add('/location', 'a drop-ship goes to the customer');
}

function headerChanges(
  before: PurchaseOrder,
  after: PurchaseOrder,
  facts: Facts,
): Record<string, readonly [unknown, unknown]> {
  const shown = ({ supplier, location, expectedOn, shipTo, reference, notes }: PurchaseOrder) => ({
    supplier: facts.label('supplier', supplier),
    location: location && facts.label('location', location),
    expectedOn,
    shipTo,
    reference,
    notes,
  });
  const [from, to] = [Object.entries(shown(before)), Object.values(shown(after))];
  const pairs = from.map(([name, was], i) => [name, [was, to[i]] as const] as const);
  return Object.fromEntries(pairs.filter(([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is)));
}
