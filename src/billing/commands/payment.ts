import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import { currencyField, dayField, longTextField, refField } from '../../command/fields.ts';
import type { Id } from '../../kernel/id.ts';
import { done, fieldProblem, type Result, refused } from '../../kernel/problem.ts';
import { type Customer, customers } from '../../parties/index.ts';
import { Faults } from '../../record/index.ts';
import { findOrder, type SalesOrder } from '../../sales/index.ts';
import { allocate, oldestFirst, payInTurn, takePayment } from '../allocating.ts';
import {
  ALLOCATION_PROBLEMS,
  allocationsField,
  checkedAllocations,
  finerRefusal,
  methodField,
  payable,
  referenceField,
  sumField,
  touchAllocations,
} from '../allocation-input.ts';
import { BILLING_INVALID } from '../billing.problems.ts';
import type { Allocation } from '../credit.ts';
import { Daybook } from '../daybook.ts';
import { effectOf } from '../daybook-effect.ts';
import { closedRefusal, findInvoice, touchBilled, touchInvoice } from '../found.ts';
import { type Invoice, invoices } from '../invoice.ts';
import { paidInFull } from '../paid-in-full.ts';
import type { Payment } from '../payment.ts';

const createInput = z.strictObject({
  customer: refField.optional().meta({ description: 'where neither order nor invoices say who' }),
  order: refField.optional().meta({ description: 'pays its open invoices; the rest is its deposit' }),
  invoices: z.array(refField).min(1).max(1000).optional(),
  amount: sumField,
  currency: currencyField
    .optional()
    .meta({ description: 'of the order or invoices, unless only a customer is named' }),
  day: dayField.optional(),
  method: methodField.default('transfer'),
  reference: referenceField.optional(),
  notes: longTextField(2000).optional(),
  allocations: allocationsField
    .optional()
    .meta({ description: 'what of it pays which invoice; the oldest due first unless said' }),
});
type CreateInput = z.output<typeof createInput>;

export const createPayment = defineCommand({
  name: 'payment.create',
  sentence:
    "Records money that came in: it pays invoices; the rest is the order's deposit, or the customer's credit.",
  permission: 'billing:write',
  scope: 'pay',
  input: createInput,
  problems: ALLOCATION_PROBLEMS,
  example: { invoices: ['IN-000001'], amount: '150.00', method: 'transfer', reference: 'E2E-4711' },
  touches: (input, need) => {
    need(customers, input.customer);
    const order = touchBilled(need, input.order);
    for (const { invoice, status } of order?.invoices ?? []) {
      if (status === 'open') need(invoices, invoice, 'lock');
    }
    for (const ref of input.invoices ?? []) touchInvoice(need, ref);
    touchAllocations(need, input.allocations);
    need(counters, 'payment');
  },
  decide: (facts, input, context) => {
    const day = input.day ?? context.today;
    const closed = closedRefusal(day, 'a payment', context);
    if (closed) return refused(closed);
    const about = aboutOf(input, facts, context);
    return about.ok ? create(about.value, input, facts, context) : about;
  },
});

interface About {
  readonly customer: Id;
  readonly currency: string;
  readonly order: SalesOrder | null;
}

/** Whose money it is, in which currency, and for which order. */
function aboutOf(input: CreateInput, facts: Facts, context: Context): Result<About> {
  const order = input.order === undefined ? null : findOrder(facts, { ref: input.order });
  if (order && !order.ok) return order;
  const named = input.invoices?.[0] ?? input.allocations?.[0]?.invoice;
  const invoice = named === undefined ? null : findInvoice(facts, { ref: named });
  if (invoice && !invoice.ok) return invoice;
  const faults = new Faults(facts);
  const party = input.customer === undefined ? null : faults.record(customers, input.customer, '/customer');
  const wrong = faults.problem(BILLING_INVALID);
  if (wrong) return refused(wrong);
  const known = order?.value ?? invoice?.value;
  const customer = known?.customer ?? party?.id;
  if (!customer) {
    const detail = 'say whose it is: `invoices`, `order` or `customer`';
    return refused(fieldProblem(BILLING_INVALID, '/customer', detail));
  }
  if (party && party.id !== customer) {
    return refused(fieldProblem(BILLING_INVALID, '/customer', 'the order or invoice is of another customer'));
  }
  const currency = known?.currency ?? input.currency ?? usualCurrency(party, context);
  if (input.currency !== undefined && input.currency !== currency) {
    return refused(fieldProblem(BILLING_INVALID, '/currency', `what it pays is in ${currency}`));
  }
  return done({ customer, currency, order: order?.value ?? null });
}

const usualCurrency = (customer: Customer | null, { organisation }: Context): string =>
  customer?.currency ?? organisation.currency;

function create(about: About, input: CreateInput, facts: Facts, context: Context): Result<Effect> {
  const { customer, currency, order } = about;
  const day = input.day ?? context.today;
  const { amount, method } = input;
  const finer = finerRefusal(amount, currency);
  if (finer) return refused(finer);
  const money = { customer, currency, amount, allocations: [], refunds: [] };
  const wanted: Result<readonly Allocation[] | null> = input.allocations
    ? checkedAllocations(input.allocations, money, 'the payment', facts)
    : done(null);
  if (!wanted.ok) return wanted;
  const open = openOf(about, input, facts);
  if (!open.ok) return open;
  const book = new Daybook(facts, context);
  const { reference = null, notes = null } = input;
  const wantedPayment = {
    customer,
    order: order?.id ?? null,
    currency,
    amount,
    day,
    method,
    reference,
    notes,
  };
  const payment = takePayment(book, wantedPayment);
  if (wanted.value) for (const one of wanted.value) allocate(book, payment, one.invoice, one.amount, day);
  else payInTurn(book, payment, open.value, day);
  paidInFull(book, day);
  return done(effectOf(book, paymentAnswer(book, payment)));
}

/** The invoices it may pay, oldest due first: those named, or the open ones of the order. */
function openOf({ customer, currency, order }: About, input: CreateInput, facts: Facts): Result<Id[]> {
  const found: Invoice[] = [];
  for (const ref of input.invoices ?? []) {
    const invoice = payable(ref, { customer, currency }, facts);
    if (!invoice.ok) return invoice;
    found.push(invoice.value);
  }
  if (!input.invoices && order) {
    const open = order.invoices.filter(({ status }) => status === 'open');
    found.push(...open.map(({ invoice }) => facts.sure(invoices, invoice)));
  }
  return done([...new Set(oldestFirst(found).map(({ id }) => id))]);
}

export const paymentAnswer = (book: Daybook, { id, number }: Payment) => ({
  kind: 'payment',
  id,
  number,
  version: (book.payments.get(id)?.before?.version ?? 0) + 1,
});
