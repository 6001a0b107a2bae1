import type { Context, OutsideEvent, TimelineNote, Warning } from '../command/command.ts';
import { type Counter, counted, counterOf, numberOf } from '../command/counter.ts';
import type { Fact, Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { OrderNote, SalesOrder } from '../sales/index.ts';
import { salesOrders } from '../sales/sales-order.ts';
import { leftOf } from './credit.ts';
import { type CreditNote, creditNotes } from './credit-note.ts';
import { type Invoice, invoices, seenByOrder } from './invoice.ts';
import { type Payment, payments } from './payment.ts';

/** A document as it was before the command and as it is so far. */
export interface Kept<D> {
  readonly before: D | null;
  readonly now: D;
}

interface KeptOrder extends Kept<SalesOrder> {
  readonly notes: readonly OrderNote[];
}

const PREFIXES = { invoice: 'IN', payment: 'PM', refund: 'RF', 'credit-note': 'CN' } as const;
type Numbered = keyof typeof PREFIXES;

/**
 * What one command does to invoices, payments and credit, step by step: every step sees what those before it did, and
 * orders see their invoices and deposits as they are so far. Nothing is done until it is written down as an effect.
 */
export class Daybook {
  readonly facts: Facts;
  readonly context: Context;
  readonly invoices = new Map<Id, Kept<Invoice>>();
  readonly payments = new Map<Id, Kept<Payment>>();
  readonly creditNotes = new Map<Id, Kept<CreditNote>>();
  readonly orders = new Map<Id, KeptOrder>();
  readonly counters = new Map<string, Counter>();
  readonly timeline: TimelineNote[] = [];
  readonly events: OutsideEvent[] = [];
  readonly warnings: Warning[] = [];

  /** `own` is the order an act is about, as the act wants it: the facts do not know it yet. */
  constructor(facts: Facts, context: Context, own: SalesOrder | null = null) {
    this.facts = facts;
    this.context = context;
    if (own) this.orders.set(own.id, { before: own, now: own, notes: [] });
  }

  /** The next number of its kind; its counter must have been named in touches. */
  number(kind: Numbered): string {
    const next = counted(this.counters.get(kind) ?? counterOf(kind, PREFIXES[kind], this.facts));
    this.counters.set(kind, next);
    return numberOf(next);
  }

  invoice = (id: Id): Invoice => this.invoices.get(id)?.now ?? this.facts.sure(invoices, id);
  payment = (id: Id): Payment => this.payments.get(id)?.now ?? this.facts.sure(payments, id);
  creditNote = (id: Id): CreditNote => this.creditNotes.get(id)?.now ?? this.facts.sure(creditNotes, id);
  order = (id: Id): SalesOrder => this.orders.get(id)?.now ?? this.facts.sure(salesOrders, id);

  keepInvoice(now: Invoice): Invoice {
    this.#keep(this.invoices, invoices, now);
    const order = this.order(now.order);
    const others = order.invoices.filter((one) => one.invoice !== now.id);
    const seen = now.status === 'deleted' ? others : [...others, seenByOrder(now)];
    this.keepOrder({ ...order, invoices: seen.sort((a, b) => (a.invoice < b.invoice ? -1 : 1)) });
    return now;
  }

  keepPayment(now: Payment): Payment {
    const before = this.payments.get(now.id)?.now ?? this.facts.peek(payments, now.id);
    this.#keep(this.payments, payments, now);
    if (before?.order && before.order !== now.order) this.#deposit(before.order, now.id, null);
    if (now.order) this.#deposit(now.order, now.id, now);
    return now;
  }

  keepCreditNote(now: CreditNote): CreditNote {
    this.#keep(this.creditNotes, creditNotes, now);
    return now;
  }

  keepOrder(now: SalesOrder): void {
    const known = this.orders.get(now.id);
    const before = known ? known.before : this.facts.sure(salesOrders, now.id);
    this.orders.set(now.id, { before, now, notes: known?.notes ?? [] });
  }

  /** For the timeline of an order. */
  tellOrder(id: Id, note: OrderNote): void {
    const known = this.orders.get(id);
    const order = this.order(id);
    this.orders.set(id, {
      before: known?.before ?? order,
      now: order,
      notes: [...(known?.notes ?? []), note],
    });
  }

  /** For the timeline of a document of billing, and for the outside: `invoice.opened`. */
  tell(kind: Numbered, id: Id, what: string, status: string, day: Day, more: Partial<OrderNote> = {}): void {
    const { source } = this.context;
    this.timeline.push({ document: id, what, status, day, source, ...more });
    this.events.push({ event: `${kind}.${what}`, document: id, version: this.#versionOf(kind, id) });
  }

  #versionOf(kind: Numbered, id: Id): number {
    const kept = {
      invoice: this.invoices,
      payment: this.payments,
      'credit-note': this.creditNotes,
      refund: null,
    };
    return (kept[kind]?.get(id)?.before?.version ?? 0) + 1;
  }

  #keep<D extends { id: Id }>(kept: Map<Id, Kept<D>>, fact: Fact<D>, now: D): void {
    const known = kept.get(now.id);
    const before = known ? known.before : (this.facts.peek(fact, now.id) ?? null);
    kept.set(now.id, { before, now });
  }

  #deposit(id: Id, payment: Id, now: Payment | null): void {
    const order = this.order(id);
    const others = order.deposits.filter((one) => one.payment !== payment);
    const left = now ? leftOf(now) : 0n;
    const deposits = now && left > 0n ? [...others, { payment, left: leftOf(now) }] : others;
    this.keepOrder({ ...order, deposits: deposits.sort((a, b) => (a.payment < b.payment ? -1 : 1)) });
  }
}
