import type { OrderDeposit, OrderInvoice } from '../billing/invoice.ts';
import { fact, RANK } from '../command/fact.ts';
import type { Workflow } from '../command/organisation.ts';
import type { Day } from '../kernel/day.ts';
import type { Money, Percent, Price, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { HeldEntry } from '../ledger/entry.ts';
import type { Address } from '../parties/address.ts';
import type { OrderPurchase } from '../purchasing/purchase-order.ts';
import { type Shipment, shipmentName } from '../shipping/shipment.ts';

/** Where a line was consumed from: decided once, when it ships, and kept with the line. */
export interface Pick {
  readonly bin: Id;
  readonly lot: Id | null;
  readonly quantity: Quantity;
}

export interface OrderLine {
  /** Counts from 1, never used again: the ledger's entries name it. */
  readonly line: number;
  readonly product: Id;
  /** Its own location; the order's where null. */
  readonly location: Id | null;
  /** In the product's base unit, as are price and picks. */
  readonly quantity: Quantity;
  readonly firstQuantity: Quantity;
  readonly unitPrice: Price;
  readonly discount: Money;
  readonly taxRate: Percent;
  /** The unit it was entered in and how many base units that holds; null for the base unit. */
  readonly sellingUnit: string | null;
  readonly unitsPer: Quantity | null;
  readonly picks: readonly Pick[] | null;
}

/** What the seller bears for the order; cuts the margin and is not charged (A6). */
export interface AddOns {
  readonly freight: Money;
  readonly fulfillment: Money;
  readonly promo: Money;
  readonly other: Money;
}

/** Something a person should look at; it refuses nothing. */
export interface Flag {
  readonly type: string;
  readonly detail: string;
  readonly at: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface Dispute {
  readonly id: Id;
  readonly type: string;
  readonly amount: Money | null;
  readonly reason: string;
  readonly openedOn: Day;
  readonly dueOn: Day | null;
  readonly outcome: string | null;
  readonly resolvedOn: Day | null;
  readonly notes: string | null;
}

/** B20: why the order goes no further for now, who said so and when. */
export interface Hold {
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
}

export interface SalesOrder {
  readonly id: Id;
  readonly number: string;
  readonly workflow: Workflow;
  readonly status: string;
  /** The status a dispute began in, while it lasts (C4). */
  readonly disputedFrom: string | null;
  /** How it got in: hand, import, shop, portal, api, agent (A1). */
  readonly source: string;
  readonly externalId: string | null;
  readonly channel: Id;
  readonly customer: Id;
  readonly location: Id | null;
  readonly orderDate: Day;
  readonly mustArriveBy: Day | null;
  /** The business date of each status it has had (C6). */
  readonly statusDates: Readonly<Record<string, Day>>;
  readonly customerPo: string | null;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly billTo: Address | null;
  readonly shipTo: Address | null;
  readonly paymentTerms: string | null;
  readonly shelfLifeDays: number | null;
  /** 0 is first, 9 last, 5 usual. */
  readonly priority: number;
  readonly broker: Id | null;
  readonly feePercent: Percent | null;
  /** Wins over value × percent until cleared (A9). */
  readonly manualFee: Money | null;
  readonly addOns: AddOns | null;
  readonly shippingCharge: Money;
  readonly otherCharge: Money;
  readonly notes: string | null;
  readonly externalRefs: Readonly<Record<string, string>> | null;
  /** The outside document's own totals, kept beside ours (L3). */
  readonly outsideTotals: Readonly<Record<string, string>> | null;
  readonly outsideHash: string | null;
  readonly flags: readonly Flag[];
  readonly duplicatedFrom: Id | null;
  readonly lastLine: number;
  readonly lines: readonly OrderLine[];
  readonly disputes: readonly Dispute[];
  readonly hold: Hold | null;
  readonly shipments: readonly Shipment[];
  /** What was bought for its lines: kept with the purchase orders, read with the order. */
  readonly purchases: readonly OrderPurchase[];
  /** Its invoices: kept by themselves, read with the order. */
  readonly invoices: readonly OrderInvoice[];
  /** Paid ahead for this order and not yet taken by an invoice: kept with the payments. */
  readonly deposits: readonly OrderDeposit[];
  /** What the ledger holds for it now, entry by entry, net of reversals. */
  readonly held: readonly HeldEntry[];
  /** Whether the ledger has ever named it: its number is locked then (A5). */
  readonly posted: boolean;
  readonly createdAt: string;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const externalName = (source: string, externalId: string): string => `ext:${source}:${externalId}`;

/** Asked for by id, by number, by what the outside calls it, or by one of its shipments; always locked, since who asks means to change it. */
export const salesOrders = fact<SalesOrder>(
  'sales-order',
  RANK.document,
  (order) => {
    const names = [order.id, order.number];
    if (order.externalId !== null) names.push(externalName(order.source, order.externalId));
    for (const { id, number } of order.shipments) names.push(shipmentName(id), shipmentName(number));
    return names;
  },
  true,
);

export const locationOf = (order: { location: Id | null }, line: { location: Id | null }): Id | null =>
  line.location ?? order.location;

/** Inside a dispute, stock stands as in the status it began in. */
export const effectiveStatus = (order: SalesOrder): string => order.disputedFrom ?? order.status;

/** A new order: nothing has been shipped, bought, invoiced, paid or posted for it, and nobody holds it. */
export const NOTHING_HANGS = {
  hold: null,
  shipments: [],
  purchases: [],
  invoices: [],
  deposits: [],
  held: [],
  posted: false,
} as const;
