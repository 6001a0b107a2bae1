import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { textField } from '../../command/fields.ts';
import { type Result, refused } from '../../kernel/problem.ts';
import { Faults } from '../../record/index.ts';
import { Booking, bookingEffect, newDocument, takeIn, touchStockLines } from '../../stock/index.ts';
import { locations } from '../../stock/location.ts';
import { arrivalsIn, arrivedOf, receiveLineField, tooMuchReceived } from '../arrivals.ts';
import { purchaseEffect, touchPurchase } from '../purchase-effect.ts';
import { openOf, type PurchaseOrder } from '../purchase-order.ts';
import { findPurchase } from '../purchase-standing.ts';
import { PURCHASE_REFUSED, TOO_MUCH } from '../purchasing.problems.ts';
import { dayOfArrival, onPurchaseMove, PURCHASE_INPUT_PROBLEMS } from './on-purchase.ts';

const receiveInput = z.strictObject({
  ...onPurchaseMove,
  reference: textField(100).optional().meta({ description: "the number of the supplier's delivery note" }),
  lines: z
    .array(receiveLineField)
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'what has come; all that is open unless said' }),
});
type ReceiveInput = z.output<typeof receiveInput>;

export const receivePurchase = defineCommand({
  name: 'purchase-order.receive',
  sentence: 'Takes in what has come of a purchase order, in parts or all of it, by a receipt.',
  move: 'receive',
  permission: 'stock:write',
  scope: 'stock',
  input: receiveInput,
  problems: [...PURCHASE_INPUT_PROBLEMS, TOO_MUCH.type],
  example: { ref: 'PO-000001', lines: [{ product: 'MUG-BLUE', quantity: '24', bin: 'A-01' }] },
  weight: ({ lines }) => lines?.length ?? 100,
  touches: touchReceiving,
  decide: (facts, input, context) => {
    const found = findPurchase(facts, input, 'receive');
    return found.ok ? received(found.value, input, facts, context) : found;
  },
});

function touchReceiving({ ref, lines }: ReceiveInput, need: Need): void {
  const purchase = touchPurchase(need, ref);
  need(counters, 'receipt');
  if (!purchase?.location) return;
  const standing = new Map(purchase.lines.map(({ line, product }) => [line, product]));
  const coming = lines
    ? lines.map((one) => ({ ...one, product: one.product ?? standing.get(one.line ?? 0) }))
    : purchase.lines.filter((line) => openOf(line) > 0n).map(({ product }) => ({ product }));
  const named = coming.flatMap((one) =>
    one.product === undefined ? [] : [{ ...one, product: one.product }],
  );
  for (const { product } of named) need(products, product);
  touchStockLines(need, purchase.location, named);
}

function received(
  before: PurchaseOrder,
  input: ReceiveInput,
  facts: Facts,
  context: Context,
): Result<Effect> {
  const faults = new Faults(facts);
  const location = facts.sure(locations, before.location as string);
  const { arrivals, made } = arrivalsIn(before, input.lines, location, facts, faults, context);
  const day = dayOfArrival(input.day, before, faults, context);
  const faulty = faults.problem(PURCHASE_REFUSED);
  if (faulty) return refused(faulty);
  const tooMuch = tooMuchReceived(before, arrivals, facts, context);
  if (tooMuch) return refused(tooMuch);
  const { reference, note } = input;
  const about = { day, reference, note, supplier: before.supplier, purchaseOrder: before.id };
  const { document, counter } = newDocument('receipt', about, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  for (const { line, arriving } of arrivals) takeIn(booking, location, arriving, { line, day });
  const lots = [...made.values()];
  const { answer: receipt, ...booked } = bookingEffect(
    { document, counter, location, booking, lots },
    facts,
    context,
  );
  const after = { ...before, lines: arrivedOf(before, arrivals) };
  const changes = { receipt: [null, receipt.number] as const };
  const change = { before, after, what: 'received', day, changes, note };
  return purchaseEffect(change, facts, context, { also: booked, answer: { receipt: receipt.number } });
}
