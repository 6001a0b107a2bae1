import { z } from 'zod';
import { defineCommand, type Effect } from '../../command/command.ts';
import { dayField, refField, textField } from '../../command/fields.ts';
import { done, refused } from '../../kernel/problem.ts';
import { findOrder } from '../../sales/index.ts';
import { BILLING_INVALID, MORE_THAN_SHIPPED } from '../billing.problems.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, touchBilled } from '../found.ts';
import { type GoodsReturned, returnGoods, returnLine, returnLocation, touchReturn } from '../returning.ts';
import { touchNames } from './invoice.ts';

export const createReturn = defineCommand({
  name: 'return.create',
  sentence: 'Takes back goods that had shipped, at the cost they left with; a credit note is another matter.',
  permission: 'stock:write',
  scope: 'stock',
  input: z.strictObject({
    order: refField,
    lines: z.array(returnLine).min(1).max(1000),
    location: returnLocation,
    reason: textField(200),
    day: dayField.optional(),
  }),
  problems: ['not-found', 'ledger/period-closed', BILLING_INVALID.type, MORE_THAN_SHIPPED.type],
  example: { order: 'SO-000001', lines: [{ line: 1, quantity: '2' }], reason: 'wrong colour' },
  weight: ({ lines }) => lines.length,
  touches: (input, need) => {
    const order = touchBilled(need, input.order);
    touchNames(need, order);
    if (order) touchReturn(need, order, input.lines, input.location);
  },
  decide: (facts, input, context) => {
    const found = findOrder(facts, { ref: input.order });
    if (!found.ok) return found;
    const day = input.day ?? context.today;
    const closed = closedRefusal(day, 'a return', context);
    if (closed) return refused(closed);
    const book = new Daybook(facts, context);
    const { location, reason } = input;
    const returned = returnGoods(book, found.value, input.lines, { location, reason, day });
    if (!returned.ok) return returned;
    const { effect } = returned.value;
    return done(withReturn(effectOf(book, effect.answer), returned.value));
  },
});

/** An effect on billing together with the goods that came back. */
export const withReturn = (effect: Effect, { effect: goods }: GoodsReturned): Effect => ({
  ...effect,
  puts: [...(effect.puts ?? []), ...goods.puts],
  entries: goods.entries,
  timeline: [...(goods.timeline ?? []), ...(effect.timeline ?? [])],
  events: [...(goods.events ?? []), ...(effect.events ?? [])],
  documents: [...(effect.documents ?? []), ...(goods.documents ?? [])],
  warnings: [...(effect.warnings ?? []), ...(goods.warnings ?? [])],
});
