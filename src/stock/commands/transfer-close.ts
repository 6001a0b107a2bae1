import { z } from 'zod';
import { products } from '../../catalog/index.ts';
import { defineCommand } from '../../command/command.ts';
import { dayField, refField, textField, versionField } from '../../command/fields.ts';
import { positions } from '../../command/stock-facts.ts';
import { done, refused } from '../../kernel/problem.ts';
import { heldAfter } from '../../ledger/held.ts';
import { positionKey } from '../../ledger/position.ts';
import { Faults } from '../../record/index.ts';
import { Booking } from '../booking.ts';
import { locations } from '../location.ts';
import { STOCK_REFUSED } from '../stock.problems.ts';
import { onTheWay, transfers } from '../transfer.ts';
import { dayOfArrival, TRANSFER_PROBLEMS, transferChanged, transferFor } from '../transfer-change.ts';

const closeInput = z.strictObject({
  ref: refField,
  expectedVersion: versionField.optional(),
  day: dayField.optional(),
  reason: textField(200),
});

export const closeTransfer = defineCommand({
  name: 'transfer.close',
  sentence: 'Closes a transfer: what is still on the way is lost and expected no longer.',
  move: 'close',
  permission: 'stock:write',
  scope: 'stock',
  input: closeInput,
  problems: TRANSFER_PROBLEMS,
  example: { ref: 'TR-000001', reason: 'lost by the carrier' },
  touches: ({ ref }, need) => {
    const transfer = need(transfers, ref);
    if (!transfer) return;
    need(locations, transfer.to);
    for (const { product } of onTheWay(transfer)) {
      need(products, product);
      need(positions, positionKey(product, transfer.to));
    }
  },
  decide: (facts, given, context) => {
    const found = transferFor(facts, given, 'close');
    if (!found.ok) return found;
    const transfer = found.value;
    const faults = new Faults(facts);
    const day = dayOfArrival(given.day, transfer, faults, context);
    const faulty = faults.problem(STOCK_REFUSED);
    if (faulty) return refused(faulty);
    const booking = new Booking(facts, transfer, context.now, context.newId);
    for (const expected of onTheWay(transfer)) booking.reverse(expected, expected.quantity, day);
    const held = heldAfter(transfer.held, booking.entries);
    const became = { status: 'closed', held, what: 'closed', day, note: given.reason } as const;
    return done(transferChanged(transfer, became, booking, facts, context));
  },
});
