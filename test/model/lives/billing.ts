import { type Credit, leftOf } from '../../../src/billing/credit.ts';
import type { Invoice } from '../../../src/billing/invoice.ts';
import type { Dice } from '../dice.ts';
import { aDay } from '../step.ts';
import type { Taking, World } from './world.ts';

const amount = (dice: Dice): string => `${dice.upTo(30)}.50`;

const likely = (dice: Dice, world: World) => {
  const open = world.orders.filter((order) => !['Saved', 'Received', 'Entered'].includes(order.status));
  const from = open.length && dice.chance(0.9) ? open : world.orders;
  return from.length ? dice.one(from) : null;
};

const invoice: Taking = (dice, world) => {
  const order = likely(dice, world);
  if (!order) return null;
  if (dice.chance(0.4)) return { command: 'sales-order.invoice', input: { ref: order.number } };
  const input: Record<string, unknown> = { order: order.number, mode: dice.one(['ordered', 'shipped']) };
  if (dice.chance(0.4) && order.lines.length)
    input.lines = [{ line: dice.one(order.lines).line, quantity: String(dice.upTo(3)) }];
  if (dice.chance(0.35)) input.open = false;
  if (dice.chance(0.2)) input.day = aDay(dice);
  return { command: 'invoice.create', input };
};

const onInvoice: Taking = (dice, world) => {
  if (!world.invoices.length) return invoice(dice, world);
  const drafts = world.invoices.filter((one) => one.status === 'draft');
  const { number, id, status } = dice.one(drafts.length && dice.chance(0.6) ? drafts : world.invoices);
  if (dice.chance(0.2))
    return { command: 'invoice.edit', input: { ref: number ?? id, notes: 'with thanks' } };
  return {
    command: `invoice.${dice.one(status === 'draft' ? ['open', 'open', 'delete'] : ['void', 'open'])}`,
    input: { ref: number ?? id },
  };
};

const payment: Taking = (dice, world) => {
  const order = likely(dice, world);
  if (!order) return null;
  if (dice.chance(0.35)) return { command: 'sales-order.pay', input: { ref: order.number } };
  const open = world.invoices.filter((one) => one.status === 'open' && one.number !== null);
  const input: Record<string, unknown> = { amount: amount(dice), method: 'transfer' };
  const roll = dice.roll();
  if (open.length && roll < 0.5) {
    const { number, total, paid, credited } = dice.one(open);
    const owed = total - paid - credited;
    if (dice.chance(0.5) && owed > 0n) input.amount = cents(owed);
    input.invoices = [number];
  } else if (roll < 0.8) input.order = order.number;
  else input.customer = 'C-1';
  return { command: 'payment.create', input };
};

const cents = (money: bigint): string =>
  `${money / 10_000n}.${String((money % 10_000n) / 100n).padStart(2, '0')}`;

const hasLeft = (credit: Credit): boolean => leftOf(credit) > 0n;
/** Invoices something is owed on, or all where none is. */
function owing(open: readonly Invoice[]): readonly Invoice[] {
  const owed = open.filter(({ total, paid, credited }) => total - paid - credited > 0n);
  return owed.length ? owed : open;
}

const onPayment: Taking = (dice, world) => {
  if (!world.payments.length) return payment(dice, world);
  const left = world.payments.filter(hasLeft);
  const ref = dice.one(left.length && dice.chance(0.7) ? left : world.payments).number;
  const open = world.invoices.filter((one) => one.number !== null);
  const roll = dice.roll();
  if (roll < 0.4)
    return { command: 'payment.refund', input: { ref, amount: amount(dice), method: 'transfer' } };
  if (!open.length) return null;
  const { number } = dice.one(owing(open));
  if (roll < 0.7)
    return {
      command: 'payment.allocate',
      input: { ref, allocations: [{ invoice: number, amount: dice.one(['0.50', amount(dice)]) }] },
    };
  return { command: 'payment.release', input: { ref, invoice: number } };
};

const credit: Taking = (dice, world) => {
  const open = world.invoices.filter((one) => one.status === 'open' && one.number !== null);
  const { creditNotes } = world;
  if (creditNotes.length && (!open.length || dice.chance(0.3))) {
    const left = creditNotes.filter(hasLeft);
    const ref = dice.one(left.length ? left : creditNotes).number;
    if (dice.chance(0.4) || !open.length)
      return { command: 'credit-note.refund', input: { ref, amount: amount(dice), method: 'transfer' } };
    const allocations = [{ invoice: dice.one(owing(open)).number, amount: '0.50' }];
    return { command: 'credit-note.apply', input: { ref, allocations } };
  }
  if (!open.length) return null;
  const { number, lines } = dice.one(open);
  const input: Record<string, unknown> = { invoice: number, reason: 'damaged', restock: dice.chance(0.5) };
  if (lines.length && dice.chance(0.8))
    input.lines = [{ line: dice.one(lines).line, quantity: String(dice.upTo(3)) }];
  else Object.assign(input, { amount: amount(dice), restock: false });
  return { command: 'credit-note.create', input };
};

const goodsBack: Taking = (dice, world) => {
  const order = likely(dice, world);
  if (!order?.lines.length) return null;
  const { line } = dice.one(order.lines);
  const lines = [{ line, quantity: String(dice.upTo(2)) }];
  return { command: 'return.create', input: { order: order.number, lines, reason: 'not wanted' } };
};

export const inBilling: Taking = (dice, world) => {
  const roll = dice.roll();
  if (roll < 0.35) return invoice(dice, world);
  if (roll < 0.45) return onInvoice(dice, world);
  if (roll < 0.7) return payment(dice, world);
  if (roll < 0.8) return onPayment(dice, world);
  if (roll < 0.94) return credit(dice, world);
  return goodsBack(dice, world);
};
