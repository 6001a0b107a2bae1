import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { dayField } from '../../command/fields.ts';
import { refused } from '../../kernel/problem.ts';
import { purchaseEffect, touchPurchase } from '../purchase-effect.ts';
import { findPurchase, statusAfter } from '../purchase-standing.ts';
import { onPurchaseMove, PURCHASE_PROBLEMS } from './on-purchase.ts';

export const issuePurchase = defineCommand({
  name: 'purchase-order.issue',
  sentence: 'Issues a purchase order to its supplier: its goods are expected from now on.',
  move: 'issue',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: z.strictObject({ ...onPurchaseMove, expectedOn: dayField.optional() }),
  problems: PURCHASE_PROBLEMS,
  example: { ref: 'PO-000001', expectedOn: '2026-12-20' },
  touches: ({ ref }, need) => void touchPurchase(need, ref),
  decide: (facts, input, context) => {
    const found = findPurchase(facts, input, 'issue');
    if (!found.ok) return refused(found.problem);
    const before = found.value;
    const day = input.day ?? context.today;
    const expectedOn = input.expectedOn ?? before.expectedOn;
    const after = { ...before, status: statusAfter(before, 'issue'), issuedOn: day, expectedOn };
    return purchaseEffect({ before, after, what: 'issued', day, note: input.note }, facts, context);
  },
});
