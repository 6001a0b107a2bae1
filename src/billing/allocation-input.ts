import { z } from 'zod';
import type { Facts, Need } from '../command/fact.ts';
import { moneyField, refField, textField } from '../command/fields.ts';
import { type Money, plus } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { isWholeIn, minorDigits, NO_MONEY } from '../kernel/money.ts';
import { done, fieldProblem, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { BILLING_INVALID, MORE_THAN_LEFT_OVER, MORE_THAN_OWED, NOT_TOGETHER } from './billing.problems.ts';
import { type Allocation, type Credit, leftOf, PAYMENT_METHODS } from './credit.ts';
import { findInvoice, invoiceRefusal, touchInvoice } from './found.ts';
import { type Invoice, owedOf } from './invoice.ts';
import { amountIn } from './shown.ts';

export const sumField = moneyField.refine((value) => value > 0n, { error: 'an amount is greater than zero' });
export const allocationsField = z
  .array(z.strictObject({ invoice: refField, amount: sumField }))
  .min(1)
  .max(1000);
export const methodField = z.enum(PAYMENT_METHODS);
export const referenceField = textField(200).meta({ description: "the bank's or the payer's own reference" });

export const ALLOCATION_PROBLEMS = [
  'not-found',
  'ledger/period-closed',
  BILLING_INVALID.type,
  NOT_TOGETHER.type,
  'invoice/move-refused',
  MORE_THAN_OWED.type,
  MORE_THAN_LEFT_OVER.type,
];

export type WantedAllocations = z.output<typeof allocationsField>;

export const touchAllocations = (need: Need, wanted: WantedAllocations | undefined): void => {
  for (const { invoice } of wanted ?? []) touchInvoice(need, invoice);
};

/** An amount nobody can pay, such as half a cent; null where it is none or whole. */
export function finerRefusal(
  amount: Money | undefined,
  currency: string,
  pointer = '/amount',
): Problem | null {
  if (amount === undefined || isWholeIn(currency, amount)) return null;
  const digits = minorDigits(currency);
  const detail = `${currency} has ${digits || 'no'} decimals: an amount is written with no more`;
  return fieldProblem(BILLING_INVALID, pointer, detail);
}

type Whose = Pick<Credit, 'customer' | 'currency'>;

/** An open invoice of that customer and currency. */
export function payable(ref: string, whose: Whose, facts: Facts): Result<Invoice> {
  const found = findInvoice(facts, { ref });
  if (!found.ok) return found;
  const invoice = found.value;
  const refusal = invoiceRefusal(invoice, 'pay') ?? mismatch(invoice, whose);
  return refusal ? refused(refusal) : found;
}

export function mismatch(invoice: Invoice, { customer, currency }: Whose): Problem | null {
  if (invoice.customer === customer && invoice.currency === currency) return null;
  const why =
    invoice.customer === customer ? `in ${invoice.currency}, not ${currency}` : 'of another customer';
  return problem(NOT_TOGETHER, `${invoice.number} is ${why}`, { invoice: invoice.number });
}

/** Allocations by invoice id: each no more than its invoice asks for, together no more than is left of the money. */
export function checkedAllocations(
  wanted: WantedAllocations,
  from: Pick<Credit, 'customer' | 'currency' | 'amount' | 'allocations' | 'refunds'>,
  called: string,
  facts: Facts,
): Result<readonly Allocation[]> {
  const asked = new Map<Id, Money>();
  const show = amountIn(from.currency);
  let sum = NO_MONEY;
  for (const [i, { invoice: ref, amount }] of wanted.entries()) {
    const finer = finerRefusal(amount, from.currency, `/allocations/${i}/amount`);
    if (finer) return refused(finer);
    const found = payable(ref, from, facts);
    if (!found.ok) return found;
    const together = plus(asked.get(found.value.id) ?? NO_MONEY, amount);
    const owed = owedOf(found.value);
    if (together > owed) {
      const detail = `${found.value.number} still asks for ${show(owed)}, not ${show(together)}`;
      const numbers = { invoice: found.value.number, owed: show(owed), wanted: show(together) };
      return refused(problem(MORE_THAN_OWED, detail, numbers));
    }
    asked.set(found.value.id, together);
    sum = plus(sum, amount);
  }
  if (sum > leftOf(from)) return refused(moreThanLeft(called, from, sum));
  return done([...asked].map(([invoice, amount]) => ({ invoice, amount })));
}

export function moreThanLeft(
  called: string,
  from: Pick<Credit, 'currency' | 'amount' | 'allocations' | 'refunds'>,
  wanted: Money,
): Problem {
  const show = amountIn(from.currency);
  const numbers = { left: show(leftOf(from)), wanted: show(wanted) };
  if (leftOf(from) <= 0n) {
    const used = `nothing is left of ${called}: all of it is applied or given back`;
    return problem(MORE_THAN_LEFT_OVER, used, numbers);
  }
  const detail = `${numbers.left} of ${called} is neither applied nor given back; ${numbers.wanted} is more`;
  return problem(MORE_THAN_LEFT_OVER, detail, numbers);
}
