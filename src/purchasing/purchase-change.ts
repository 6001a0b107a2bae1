import { type Context, type DocumentChange, put, type TimelineNote } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { minus } from '../kernel/fixed.ts';
import { formatMoney, formatPrice, minorDigits } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Also } from '../sales/index.ts';
import { settleExpected } from './expected.ts';
import { type PurchaseLine, type PurchaseOrder, purchaseOrders } from './purchase-order.ts';
import { totalOf } from './purchase-order.view.ts';
import { withProgress } from './purchase-standing.ts';

/** Something that happens to a purchase order, as the act wants it. */
export interface PurchaseChange {
  /** Null for one that is made. */
  readonly before: PurchaseOrder | null;
  readonly after: PurchaseOrder;
  /** In one or two words, for timeline and event: `issued`, `lines edited`. */
  readonly what: string;
  readonly day: Day;
  /** Besides status and lines, which are compared. */
  readonly changes?: TimelineNote['changes'];
  readonly note?: string | null | undefined;
}

export interface Changed {
  /** One version further, its status derived, holding what the ledger now holds for it. */
  readonly purchase: PurchaseOrder;
  readonly also: Also;
}

/** What a change of a purchase order does by itself: to the ledger, its timeline and the outside. */
export function changedPurchase(change: PurchaseChange, facts: Facts, context: Context): Changed {
  const { before, what, day, note } = change;
  const { purchase: settled, entries } = settleExpected(withProgress(change.after), day, context);
  const purchase = { ...settled, version: (before?.version ?? 0) + 1 };
  const { id: document, number, status, version } = purchase;
  const changes = { ...differences(before, purchase, facts), ...change.changes };
  const event = `purchase-order.${what.replaceAll(' ', '-')}`;
  const also: Also = {
    puts: [put(purchaseOrders, purchase)],
    entries,
    timeline: [{ document, what, status, source: context.source, day, changes, note: note ?? null }],
    events: [{ event, document, version, facts: { number, status } }],
    documents: [purchaseDocument(before, purchase, facts)],
  };
  return { purchase, also };
}

/** Status and lines before → after, for the timeline. */
function differences(
  before: PurchaseOrder | null,
  after: PurchaseOrder,
  facts: Facts,
): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  if (before && before.status !== after.status) changes.status = [before.status, after.status];
  const was = new Map(before?.lines.map((line) => [line.line, line]));
  const is = new Map(after.lines.map((line) => [line.line, line]));
  for (const number of new Set([...was.keys(), ...is.keys()])) {
    const [from, to] = [was.get(number), is.get(number)].map((line) => line && inWords(line, facts));
    if (from !== to) changes[`line ${number}`] = [from ?? null, to ?? null];
  }
  return changes;
}

/** `10 MUG at 4.20, 4 came in`. */
function inWords(line: PurchaseLine, facts: Facts): string {
  const { product, quantity, cancelled, unitCost, received, returned } = line;
  const parts = [
    `${formatQuantity(minus(quantity, cancelled))} ${facts.label('product', product)} at ${formatPrice(unitCost)}`,
    received > 0n && `${formatQuantity(received)} came`,
    returned > 0n && `${formatQuantity(returned)} went back`,
    cancelled > 0n && `${formatQuantity(cancelled)} will not come`,
  ];
  return parts.filter(Boolean).join(', ');
}

function purchaseDocument(before: PurchaseOrder | null, after: PurchaseOrder, facts: Facts): DocumentChange {
  const { id, number } = after;
  return {
    kind: 'purchase-order',
    id,
    number,
    ...(!before && { created: true as const }),
    version: before?.version ?? 0,
    before: before && shown(before, facts),
    after: shown(after, facts),
  };
}

/** What a plan shows of a purchase order. */
const shown = (purchase: PurchaseOrder, facts: Facts): Record<string, unknown> => ({
  number: purchase.number,
  kind: purchase.kind,
  status: purchase.status,
  supplier: facts.label('supplier', purchase.supplier),
  location: purchase.location && facts.label('location', purchase.location),
  expectedOn: purchase.expectedOn,
  lines: purchase.lines.map((line) => inWords(line, facts)),
  currency: purchase.currency,
  total: formatMoney(totalOf(purchase), minorDigits(purchase.currency)),
});
