import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import { dayField, longTextField, refField, versionField } from '../../command/fields.ts';
import { done, problem, refused } from '../../kernel/problem.ts';
import { giveBack, onInvoice, takeOff } from '../allocating.ts';
import { finerRefusal, methodField, moreThanLeft, referenceField, sumField } from '../allocation-input.ts';
import { BILLING_INVALID, MORE_THAN_LEFT_OVER } from '../billing.problems.ts';
import { leftOf } from '../credit.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, findInvoice, findPayment, touchInvoice, touchPayment } from '../found.ts';
import { amountIn } from '../shown.ts';
import { paymentAnswer } from './payment.ts';

const PROBLEMS = [
  'not-found',
  'version/moved',
  'ledger/period-closed',
  BILLING_INVALID.type,
  MORE_THAN_LEFT_OVER.type,
];
const onPayment = { ref: refField, expectedVersion: versionField.optional() };

export const releasePayment = defineCommand({
  name: 'payment.release',
  sentence:
    'Takes a payment off an invoice again: the invoice is owed, the money is to be applied or given back.',
  permission: 'billing:write',
  scope: 'pay',
  input: z.strictObject({
    ...onPayment,
    invoice: refField,
    amount: sumField.optional().meta({ description: 'all that is on the invoice unless given' }),
    note: longTextField(2000).optional(),
  }),
  problems: PROBLEMS,
  example: { ref: 'PM-000001', invoice: 'IN-000001', note: 'it was meant for another invoice' },
  touches: ({ ref, invoice }, need) => {
    touchInvoice(need, invoice);
    touchPayment(need, ref);
  },
  decide: (facts, input, context) => {
    const found = findPayment(facts, input);
    if (!found.ok) return found;
    const invoice = findInvoice(facts, { ref: input.invoice });
    if (!invoice.ok) return invoice;
    const closed = closedRefusal(context.today, 'a release', context);
    const payment = found.value;
    const refusal = closed ?? finerRefusal(input.amount, payment.currency);
    if (refusal) return refused(refusal);
    const on = onInvoice(payment, invoice.value.id);
    const amount = input.amount ?? on;
    if (amount > on || on === 0n) {
      const show = amountIn(payment.currency);
      const numbers = { on: show(on), wanted: show(amount) };
      const detail = `${numbers.on} of ${payment.number} is on ${invoice.value.number}; ${numbers.wanted} is asked for`;
      return refused(problem(MORE_THAN_LEFT_OVER, detail, numbers));
    }
    const book = new Daybook(facts, context);
    takeOff(book, payment, invoice.value.id, amount, context.today, input.note);
    return done(effectOf(book, paymentAnswer(book, payment)));
  },
});

export const refundFields = {
  amount: sumField.optional().meta({ description: 'all that is left unless given' }),
  day: dayField.optional(),
  method: methodField.default('transfer'),
  reference: referenceField.optional(),
};

export const refundPayment = defineCommand({
  name: 'payment.refund',
  sentence: 'Gives money back that no invoice has taken; release what an invoice has first.',
  permission: 'billing:write',
  scope: 'pay',
  input: z.strictObject({ ...onPayment, ...refundFields }),
  problems: PROBLEMS,
  example: { ref: 'PM-000001', amount: '20.00', method: 'transfer' },
  touches: ({ ref }, need) => {
    touchPayment(need, ref);
    need(counters, 'refund');
  },
  decide: (facts, input, context) => {
    const found = findPayment(facts, input);
    if (!found.ok) return found;
    const payment = found.value;
    const day = input.day ?? context.today;
    const amount = input.amount ?? leftOf(payment);
    const closed = closedRefusal(day, 'a refund', context);
    const refusal = closed ?? finerRefusal(input.amount, payment.currency);
    if (refusal) return refused(refusal);
    if (amount > leftOf(payment) || amount === 0n)
      return refused(moreThanLeft(payment.number, payment, amount));
    const book = new Daybook(facts, context);
    const { method, reference = null } = input;
    const refund = giveBack(book, payment, { day, method, reference, amount });
    return done(effectOf(book, { ...paymentAnswer(book, payment), refund: refund.number }));
  },
});
