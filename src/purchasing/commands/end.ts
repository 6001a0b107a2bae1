import { z } from 'zod';
import { type Command, defineCommand } from '../../command/command.ts';
import { ended } from '../end-purchase.ts';
import { purchaseEffect, touchPurchase } from '../purchase-effect.ts';
import { findPurchase } from '../purchase-standing.ts';
import { onPurchaseMove, PURCHASE_PROBLEMS } from './on-purchase.ts';

/** Closing is for when some has come, or was to come, and the rest will not; cancelling for when nothing has. */
const ENDS: readonly [move: 'close' | 'cancel', what: string, sentence: string][] = [
  [
    'close',
    'closed',
    'Closes a purchase order short: what has not come will not, and is expected no longer.',
  ],
  ['cancel', 'cancelled', 'Cancels a purchase order of which nothing has come.'],
];

export const endPurchase: readonly Command[] = ENDS.map(([move, what, sentence]) =>
  defineCommand({
    name: `purchase-order.${move}`,
    sentence,
    move,
    permission: 'purchasing:write',
    scope: 'purchase',
    input: z.strictObject(onPurchaseMove),
    problems: PURCHASE_PROBLEMS,
    example: { ref: 'PO-000001', note: 'the supplier has no more of it' },
    touches: ({ ref }, need) => void touchPurchase(need, ref),
    decide: (facts, input, context) => {
      const found = findPurchase(facts, input, move);
      if (!found.ok) return found;
      const before = found.value;
      const day = input.day ?? context.today;
      const after = ended(before, move);
      return purchaseEffect({ before, after, what, day, note: input.note }, facts, context);
    },
  }),
);
