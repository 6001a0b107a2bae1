import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { refField, versionField } from '../../command/fields.ts';
import { done, refused } from '../../kernel/problem.ts';
import { allocate } from '../allocating.ts';
import {
  ALLOCATION_PROBLEMS,
  allocationsField,
  checkedAllocations,
  touchAllocations,
} from '../allocation-input.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, findPayment, touchPayment } from '../found.ts';
import { paidInFull } from '../paid-in-full.ts';
import { paymentAnswer } from './payment.ts';

export const allocatePayment = defineCommand({
  name: 'payment.allocate',
  sentence: 'Applies what is left of a payment to open invoices of the same customer.',
  permission: 'billing:write',
  scope: 'pay',
  input: z.strictObject({
    ref: refField,
    expectedVersion: versionField.optional(),
    allocations: allocationsField,
  }),
  problems: [...ALLOCATION_PROBLEMS, 'version/moved'],
  example: { ref: 'PM-000001', allocations: [{ invoice: 'IN-000002', amount: '50.00' }] },
  touches: ({ ref, allocations }, need) => {
    touchAllocations(need, allocations);
    touchPayment(need, ref);
  },
  decide: (facts, input, context) => {
    const found = findPayment(facts, input);
    if (!found.ok) return found;
    const payment = found.value;
    const closed = closedRefusal(context.today, 'an allocation', context);
    if (closed) return refused(closed);
    const wanted = checkedAllocations(input.allocations, payment, payment.number, facts);
    if (!wanted.ok) return wanted;
    const book = new Daybook(facts, context);
    for (const { invoice, amount } of wanted.value) allocate(book, payment, invoice, amount, context.today);
    paidInFull(book, context.today);
    return done(effectOf(book, paymentAnswer(book, payment)));
  },
});
