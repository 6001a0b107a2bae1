import type { Context, DocumentChange, Effect, Warning } from '../command/command.ts';
import { put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { formatMoney, minorDigits } from '../kernel/money.ts';
import type { Entry } from '../ledger/entry.ts';
import { totalsOf } from './amounts.ts';
import { invoiceStatusOf, paymentStatusOf } from './derived.ts';
import type { Also, OrderNote } from './hanging.ts';
import { namesIn } from './names.ts';
import { type SalesOrder, salesOrders } from './sales-order.ts';
import { orderView } from './sales-order.view.ts';

export interface Happened {
  readonly before: SalesOrder | null;
  readonly after: SalesOrder;
  readonly entries?: readonly Entry[];
  readonly notes: readonly OrderNote[];
  /** What followed elsewhere. */
  readonly also?: Also | undefined;
  readonly warnings?: readonly Warning[];
  /** Name of the event for the outside: `sales-order.confirmed`. */
  readonly event: string;
  readonly answer?: Readonly<Record<string, unknown>>;
}

/** The effect of something that happened to an order: one version further, on the timeline, told to the outside. */
export function orderEffect(happened: Happened, facts: Facts, context: Context): Effect {
  const { before } = happened;
  const after = { ...happened.after, version: (before?.version ?? 0) + 1 };
  const also = happened.also ?? {};
  const warnings = [...(happened.warnings ?? []), ...(also.warnings ?? [])];
  const more = { ...(warnings.length && { warnings }), ...madeBy(also.documents ?? []) };
  return {
    puts: [put(salesOrders, after), ...(also.puts ?? [])],
    entries: [...(happened.entries ?? []), ...(also.entries ?? [])],
    timeline: [...happened.notes.map((note) => onTimeline(note, after, context)), ...(also.timeline ?? [])],
    events: [{ event: happened.event, document: after.id, version: after.version }, ...(also.events ?? [])],
    documents: [documentChange(before, after), ...(also.documents ?? [])],
    consequences: also.consequences ?? [],
    warnings,
    answer: {
      kind: 'sales-order',
      id: after.id,
      number: after.number,
      version: after.version,
      status: after.status,
      ...more,
      ...happened.answer,
    },
    view: () => ({ ...orderView(after, namesIn(facts)), ...more }),
  };
}

/** The shipments, invoices, payments and so on an act made besides, by number: what its caller asks for next. */
function madeBy(documents: readonly DocumentChange[]) {
  const made = documents.filter(({ created }) => created).map(({ kind, number }) => ({ kind, number }));
  return made.length ? { made } : {};
}

const onTimeline = (note: OrderNote, order: SalesOrder, context: Context) => ({
  ...note,
  document: order.id,
  status: order.status,
  source: context.source,
});

/** Nothing to do: it is so already (C7). The answer shows the order as it is. */
export function unchanged(order: SalesOrder, facts: Facts, answer: Record<string, unknown> = {}): Effect {
  return {
    documents: [documentChange(order, order)],
    answer: {
      kind: 'sales-order',
      id: order.id,
      number: order.number,
      version: order.version,
      status: order.status,
      unchanged: true,
      ...answer,
    },
    view: () => ({ ...orderView(order, namesIn(facts)), unchanged: true, ...answer }),
  };
}

export function documentChange(before: SalesOrder | null, after: SalesOrder): DocumentChange {
  return {
    kind: 'sales-order',
    id: after.id,
    number: after.number,
    ...(!before && { created: true as const }),
    version: before?.version ?? 0,
    before: before && shown(before, before),
    after: after.deletedAt ? null : shown(after, before),
  };
}

/** What a plan shows of an order: status and money. What is made only then has no number yet that could be held to. */
function shown(order: SalesOrder, before: SalesOrder | null): Record<string, unknown> {
  const totals = totalsOf(order);
  const minor = minorDigits(order.currency);
  return {
    number: order.number,
    status: order.status,
    priority: order.priority,
    mustArriveBy: order.mustArriveBy,
    currency: order.currency,
    lines: order.lines.length,
    shipments: order.shipments.map(({ id, number, status }) =>
      before?.shipments.some((one) => one.id === id) ? `${number} ${status}` : `new ${status}`,
    ),
    invoiced: invoiceStatusOf(order),
    paid: paymentStatusOf(order),
    value: formatMoney(totals.value, minor),
    tax: formatMoney(totals.tax, minor),
    total: formatMoney(totals.total, minor),
  };
}
