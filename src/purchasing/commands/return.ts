import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { quantityField, refField, textField } from '../../command/fields.ts';
import { minus, plus, type Quantity, total } from '../../kernel/fixed.ts';
import { type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { Faults } from '../../record/index.ts';
import {
  BELOW_COMMITTED,
  Booking,
  bookingEffect,
  type Named,
  NOT_IN_BIN,
  namedIn,
  newDocument,
  takeAway,
  touchStockLines,
} from '../../stock/index.ts';
import { locations } from '../../stock/location.ts';
import { purchaseEffect, touchPurchase } from '../purchase-effect.ts';
import { purchaseLineNamed, unitField, whichLine } from '../purchase-lines.ts';
import type { PurchaseLine, PurchaseOrder } from '../purchase-order.ts';
import { findPurchase } from '../purchase-standing.ts';
import { PURCHASE_REFUSED, TOO_MUCH } from '../purchasing.problems.ts';
import { dayOfArrival, onPurchaseMove, PURCHASE_INPUT_PROBLEMS } from './on-purchase.ts';

const returnLine = z.strictObject({
  ...whichLine,
  quantity: quantityField,
  unit: unitField,
  bin: refField.optional(),
  lot: refField.optional(),
});

const returnInput = z.strictObject({
  ...onPurchaseMove,
  reason: textField(200),
  reference: textField(100).optional().meta({ description: "the supplier's number for the return" }),
  lines: z.array(returnLine).min(1).max(1000),
});
type ReturnInput = z.output<typeof returnInput>;

export const returnPurchase = defineCommand({
  name: 'purchase-order.return',
  sentence: 'Sends goods of a purchase order back to its supplier, with the reason.',
  move: 'return',
  permission: 'stock:write',
  scope: 'stock',
  input: returnInput,
  problems: [...PURCHASE_INPUT_PROBLEMS, TOO_MUCH.type, BELOW_COMMITTED.type, NOT_IN_BIN.type],
  example: { ref: 'PO-000001', reason: 'chipped', lines: [{ product: 'MUG-BLUE', quantity: '2' }] },
  weight: ({ lines }) => lines.length,
  touches: touchReturn,
  decide: (facts, input, context) => {
    const found = findPurchase(facts, input, 'return');
    return found.ok ? returned(found.value, input, facts, context) : found;
  },
});

function touchReturn({ ref, lines }: ReturnInput, need: Need): void {
  const purchase = touchPurchase(need, ref);
  need(counters, 'supplier-return');
  if (!purchase?.location) return;
  const standing = new Map(purchase.lines.map(({ line, product }) => [line, product]));
  const named = lines.flatMap((one) => {
    const product = one.product ?? standing.get(one.line ?? 0);
    return product === undefined ? [] : [{ ...one, product }];
  });
  touchStockLines(need, purchase.location, named);
}

interface GoingBack {
  readonly line: PurchaseLine;
  readonly named: Named;
}

function returned(before: PurchaseOrder, input: ReturnInput, facts: Facts, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const location = facts.sure(locations, before.location as string);
  const back = goingBack(before, input, facts, faults);
  const day = dayOfArrival(input.day, before, faults, context);
  const refusal = faults.problem(PURCHASE_REFUSED) ?? tooMuchReturned(before, back, facts);
  if (refusal) return refused(refusal);
  const { reason, reference, note } = input;
  const about = { day, reason, reference, note, supplier: before.supplier, purchaseOrder: before.id };
  const { document, counter } = newDocument('supplier-return', about, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  for (const { line, named } of back) {
    const taken = takeAway(booking, location, named, { line: line.line, day });
    if (!taken.ok) return taken;
  }
  const booked = { document, counter, location, booking, lots: [] };
  const { answer: made, ...also } = bookingEffect(booked, facts, context);
  const lines = before.lines.map((line) => {
    const sent = sentBack(back, line);
    return sent > 0n ? { ...line, returned: plus(line.returned, sent) } : line;
  });
  const changes = { supplierReturn: [null, made.number] as const };
  const change = {
    before,
    after: { ...before, lines },
    what: 'returned',
    day,
    changes,
    note: note ?? reason,
  };
  return purchaseEffect(change, facts, context, { also, answer: { supplierReturn: made.number } });
}

function goingBack(
  purchase: PurchaseOrder,
  { lines }: ReturnInput,
  facts: Facts,
  faults: Faults,
): GoingBack[] {
  const location = facts.sure(locations, purchase.location as string);
  return lines.flatMap((one, i) => {
    const at = `/lines/${i}`;
    const line = purchaseLineNamed(purchase, one, facts, faults, at);
    if (!line) return [];
    const allowing = { inactive: true, newLots: false };
    const wanted = { ...one, product: line.product };
    const named = namedIn(wanted, one.quantity, location, facts, faults, at, allowing);
    return named ? [{ line, named }] : [];
  });
}

const sentBack = (back: readonly GoingBack[], { line }: PurchaseLine): Quantity =>
  total(back.filter((one) => one.line.line === line).map(({ named }) => named.quantity));

/** No more goes back than came in and is not back yet. */
function tooMuchReturned(purchase: PurchaseOrder, back: readonly GoingBack[], facts: Facts): Problem | null {
  const over = purchase.lines.flatMap((line) => {
    const [sent, most] = [sentBack(back, line), minus(line.received, line.returned)];
    if (sent <= most) return [];
    const product = facts.label('product', line.product);
    return [{ line: line.line, product, wanted: formatQuantity(sent), most: formatQuantity(most) }];
  });
  if (!over.length) return null;
  const words = over.map((one) => `line ${one.line} (${one.product}): ${one.wanted} of ${one.most}`);
  const detail = `${words.join('; ')} that came in and did not go back`;
  return problem(TOO_MUCH, detail, { number: purchase.number, lines: over });
}
