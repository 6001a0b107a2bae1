import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import { refField, versionField } from '../../command/fields.ts';
import { done, refused } from '../../kernel/problem.ts';
import { allocate, giveBack } from '../allocating.ts';
import {
  ALLOCATION_PROBLEMS,
  allocationsField,
  checkedAllocations,
  finerRefusal,
  moreThanLeft,
  touchAllocations,
} from '../allocation-input.ts';
import { BILLING_INVALID, MORE_THAN_LEFT_OVER } from '../billing.problems.ts';
import { leftOf } from '../credit.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, findCreditNote, touchCreditNote } from '../found.ts';
import { noteAnswer } from './credit-note.ts';
import { refundFields } from './payment-back.ts';

const onNote = { ref: refField, expectedVersion: versionField.optional() };

export const applyCreditNote = defineCommand({
  name: 'credit-note.apply',
  sentence: 'Applies what is left of a credit note to open invoices of the same customer.',
  permission: 'billing:write',
  scope: 'invoice',
  input: z.strictObject({ ...onNote, allocations: allocationsField }),
  problems: [...ALLOCATION_PROBLEMS, 'version/moved'],
  example: { ref: 'CN-000001', allocations: [{ invoice: 'IN-000002', amount: '50.00' }] },
  touches: ({ ref, allocations }, need) => {
    touchAllocations(need, allocations);
    touchCreditNote(need, ref);
  },
  decide: (facts, input, context) => {
    const found = findCreditNote(facts, input);
    if (!found.ok) return found;
    const note = found.value;
    const closed = closedRefusal(context.today, 'an allocation', context);
    if (closed) return refused(closed);
    const wanted = checkedAllocations(input.allocations, note, note.number, facts);
    if (!wanted.ok) return wanted;
    const book = new Daybook(facts, context);
    for (const { invoice, amount } of wanted.value) allocate(book, note, invoice, amount, context.today);
    return done(effectOf(book, noteAnswer(book, note)));
  },
});

export const refundCreditNote = defineCommand({
  name: 'credit-note.refund',
  sentence: 'Gives back what is left of a credit note.',
  permission: 'billing:write',
  scope: 'pay',
  input: z.strictObject({ ...onNote, ...refundFields }),
  problems: [
    'not-found',
    'version/moved',
    'ledger/period-closed',
    BILLING_INVALID.type,
    MORE_THAN_LEFT_OVER.type,
  ],
  example: { ref: 'CN-000001', amount: '20.00', method: 'transfer' },
  touches: ({ ref }, need) => {
    touchCreditNote(need, ref);
    need(counters, 'refund');
  },
  decide: (facts, input, context) => {
    const found = findCreditNote(facts, input);
    if (!found.ok) return found;
    const note = found.value;
    const day = input.day ?? context.today;
    const amount = input.amount ?? leftOf(note);
    const closed = closedRefusal(day, 'a refund', context);
    const refusal = closed ?? finerRefusal(input.amount, note.currency);
    if (refusal) return refused(refusal);
    if (amount > leftOf(note) || amount === 0n) return refused(moreThanLeft(note.number, note, amount));
    const book = new Daybook(facts, context);
    const { method, reference = null } = input;
    const refund = giveBack(book, note, { day, method, reference, amount });
    return done(effectOf(book, { ...noteAnswer(book, note), refund: refund.number }));
  },
});
