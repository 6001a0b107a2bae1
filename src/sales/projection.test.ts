import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../kernel/day.ts';
import type { Money, Percent, Price } from '../kernel/fixed.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import type { OrderPurchase } from '../purchasing/purchase-order.ts';
import type { Shipment } from '../shipping/shipment.ts';
import { targetOf } from './projection.ts';
import { NOTHING_HANGS, type SalesOrder } from './sales-order.ts';

const TODAY = day('2026-12-10');

const order = (more: Partial<SalesOrder>): SalesOrder => ({
  id: 'o',
  number: 'SO-1',
  workflow: 'shipment-driven',
  status: 'Saved',
  disputedFrom: null,
  source: 'hand',
  externalId: null,
  channel: 'c',
  customer: 'k',
  location: 'MAIN',
  orderDate: day('2026-12-01'),
  mustArriveBy: null,
  statusDates: { Received: day('2026-12-01'), Entered: day('2026-12-02'), Shipped: day('2026-12-03') },
  customerPo: null,
  currency: 'EUR',
  pricesIncludeTax: false,
  billTo: null,
  shipTo: null,
  paymentTerms: null,
  shelfLifeDays: null,
  priority: 5,
  broker: null,
  feePercent: null,
  manualFee: null,
  addOns: null,
  shippingCharge: 0n as Money,
  otherCharge: 0n as Money,
  notes: null,
  externalRefs: null,
  outsideTotals: null,
  outsideHash: null,
  flags: [],
  duplicatedFrom: null,
  lastLine: 1,
  lines: [
    {
      line: 1,
      product: 'p',
      location: null,
      quantity: quantity(10),
      firstQuantity: quantity(10),
      unitPrice: 0n as Price,
      discount: 0n as Money,
      taxRate: 0n as Percent,
      sellingUnit: null,
      unitsPer: null,
      picks: [{ bin: 'b', lot: null, quantity: quantity(10) }],
    },
  ],
  disputes: [],
  ...NOTHING_HANGS,
  held: [],
  posted: false,
  createdAt: '',
  deletedAt: null,
  version: 1,
  ...more,
});

const shipment = (status: Shipment['status'], location: string, on: string, amount: number): Shipment => ({
  id: `${status} ${on}`,
  number: 'SH-1',
  location,
  status,
  lines: [
    { line: 1, quantity: quantity(amount), picks: [{ bin: 'b', lot: null, quantity: quantity(amount) }] },
  ],
  carrier: null,
  tracking: null,
  notes: null,
  packages: [],
  committedOn: day(on),
  shippedOn: status === 'shipped' ? day(on) : null,
  createdAt: '',
  version: 1,
});

const dropShip = (amount: number): OrderPurchase => ({
  purchase: 'po',
  number: 'PO-1',
  kind: 'drop-ship',
  status: 'issued',
  supplier: 's',
  purchaseLine: 1,
  orderLine: 1,
  quantity: quantity(amount),
  supplied: quantity(0),
  unitCost: 0n as Price,
  expectedOn: null,
});

const told = (of: SalesOrder): string[] =>
  targetOf(of, TODAY).map((one) => `${one.event} ${formatQuantity(one.quantity)} ${one.location} ${one.day}`);

test('a status-driven order targets what its status says, at the date of that status (C2, C6)', () => {
  const at = (status: string, more: Partial<SalesOrder> = {}) =>
    told(order({ workflow: 'status-driven', status, ...more }));
  const demand = 'DEMAND 10 MAIN 2026-12-01';
  const allocate = 'ALLOCATE 10 MAIN 2026-12-02';
  const consume = 'CONSUME 10 MAIN 2026-12-03';
  assert.deepEqual(at('Received'), [demand]);
  assert.deepEqual(at('Entered'), [demand, allocate]);
  for (const status of ['Shipped', 'Invoiced', 'Paid', 'Completed'])
    assert.deepEqual(at(status), [demand, allocate, consume]);
  assert.deepEqual(at('Rejected'), []);
  assert.deepEqual(at('In-Dispute', { disputedFrom: 'Entered' }), [demand, allocate]);
  assert.deepEqual(at('Entered', { location: null }), []);
  assert.deepEqual(at('Received', { deletedAt: '2026-12-04' }), []);
});

test('a status that was skipped has no date of its own: the one before it dates the entry (C6)', () => {
  const statusDates = { Received: day('2026-12-01'), Shipped: day('2026-12-05') };
  assert.deepEqual(told(order({ workflow: 'status-driven', status: 'Shipped', statusDates })), [
    'DEMAND 10 MAIN 2026-12-01',
    'ALLOCATE 10 MAIN 2026-12-01',
    'CONSUME 10 MAIN 2026-12-05',
  ]);
});

test('a shipment-driven order targets what is shipped where it shipped, and the rest where it stands', () => {
  const shipments = [
    shipment('shipped', 'NORTH', '2026-12-04', 4),
    shipment('picked', 'MAIN', '2026-12-05', 3),
  ];
  const at = (status: string) => told(order({ status, shipments, purchases: [dropShip(1)] }));
  const gone = ['DEMAND 4 NORTH 2026-12-10', 'ALLOCATE 4 NORTH 2026-12-10', 'CONSUME 4 NORTH 2026-12-04'];
  assert.deepEqual(at('In Process'), [
    ...gone,
    'DEMAND 5 MAIN 2026-12-10',
    'ALLOCATE 5 MAIN 2026-12-10',
    'COMMIT 3 MAIN 2026-12-05',
  ]);
  assert.deepEqual(told(order({ status: 'Cancelled', shipments: shipments.slice(0, 1) })), gone);
  assert.deepEqual(told(order({ status: 'Saved' })), []);
  assert.deepEqual(told(order({ status: 'Confirmed' })), [
    'DEMAND 10 MAIN 2026-12-10',
    'ALLOCATE 10 MAIN 2026-12-10',
  ]);
});

test('over-shipment raises demand and allocation together with consumption (Q5)', () => {
  const shipments = [shipment('shipped', 'MAIN', '2026-12-04', 11)];
  assert.deepEqual(told(order({ status: 'Fulfilled', shipments })), [
    'DEMAND 11 MAIN 2026-12-10',
    'ALLOCATE 11 MAIN 2026-12-10',
    'CONSUME 11 MAIN 2026-12-04',
  ]);
});
