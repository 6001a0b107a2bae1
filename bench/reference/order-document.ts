import type { Day } from '../../src/kernel/day.ts';
import { NO_MONEY, percent, price } from '../../src/kernel/money.ts';
import type { HeldEntry } from '../../src/ledger/entry.ts';
import type { CreateInput } from '../../src/sales/input.ts';
import type { Names } from '../../src/sales/names.ts';
import { NOTHING_HANGS, type OrderLine, type SalesOrder } from '../../src/sales/sales-order.ts';
import { orderView } from '../../src/sales/sales-order.view.ts';
import type { Created } from './create-order.ts';

/** The very document Allot answers with, made from what was sent and what the database looked up. */
export function orderDocument(created: Created, input: CreateInput): unknown {
  return orderView(orderOf(created, input), namesOf(created));
}

function orderOf(created: Created, input: CreateInput): SalesOrder {
  const { id, now, order } = created;
  const orderDate = input.orderDate ?? order.day;
  const lines = linesOf(created, input);
  const isConfirmed = order.status === 'Confirmed';
  return {
    ...NOTHING,
    id,
    number: order.number,
    status: order.status,
    source: order.source,
    channel: order.channel,
    customer: order.customer,
    location: order.location,
    orderDate,
    mustArriveBy: input.mustArriveBy ?? null,
    statusDates: isConfirmed ? { Saved: orderDate, Confirmed: order.day } : { Saved: orderDate },
    customerPo: input.customerPo ?? null,
    currency: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    billTo: order.billTo,
    shipTo: order.shipTo,
    paymentTerms: order.paymentTerms,
    shelfLifeDays: order.shelfLifeDays,
    broker: order.broker,
    feePercent: order.feePercent === null ? null : percent(order.feePercent),
    notes: input.notes ?? null,
    lastLine: lines.length,
    lines,
    held: isConfirmed ? lines.flatMap((line) => heldBy(line, order.location, order.day)) : [],
    posted: isConfirmed,
    createdAt: now,
  };
}

const NOTHING = {
  ...NOTHING_HANGS,
  workflow: 'shipment-driven',
  disputedFrom: null,
  externalId: null,
  priority: 5,
  manualFee: null,
  addOns: null,
  shippingCharge: NO_MONEY,
  otherCharge: NO_MONEY,
  externalRefs: null,
  outsideTotals: null,
  outsideHash: null,
  flags: [],
  duplicatedFrom: null,
  disputes: [],
  deletedAt: null,
  version: 1,
} as const;

const linesOf = (created: Created, input: CreateInput): OrderLine[] =>
  created.lines.map(([product, , , , unitPrice, rate], i) => {
    const { quantity, discount = NO_MONEY } = input.lines[i] as CreateInput['lines'][number];
    return {
      line: i + 1,
      product,
      location: null,
      quantity,
      firstQuantity: quantity,
      unitPrice: price(unitPrice),
      discount,
      taxRate: percent(rate),
      sellingUnit: null,
      unitsPer: null,
      picks: null,
    };
  });

const HELD = ['DEMAND', 'ALLOCATE'] as const;

function heldBy({ line, product, quantity }: OrderLine, location: string, day: Day): HeldEntry[] {
  const entry = { id: '', line, product, location, quantity, day, bin: null, lot: null, unitCost: null };
  return HELD.map((event) => ({ ...entry, event }));
}

function namesOf({ order, lines }: Created): Names {
  const goods = new Map(lines.map(([id, sku, name, unit]) => [id, { sku, name, unit }]));
  return {
    customer: () => ({ number: order.customerNumber, name: order.customerName }),
    product: (id) => goods.get(id) as { sku: string; name: string; unit: string },
    location: () => order.locationCode,
    channel: () => order.channelCode,
    broker: (id) => id,
  };
}
