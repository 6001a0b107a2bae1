import assert from 'node:assert/strict';
import { type Invoice, invoices, seenByOrder } from '../../src/billing/invoice.ts';
import { binPositions, positions } from '../../src/command/stock-facts.ts';
import { type PurchaseOrder, purchaseOrders, purchasesFor } from '../../src/purchasing/purchase-order.ts';
import { type SalesOrder, salesOrders } from '../../src/sales/sales-order.ts';
import type { MemoryHouse } from '../support/memory-house.ts';

/** What each event does, written out once more: on hand, demand, allocated, committed, expected. */
const EFFECTS: Readonly<Record<string, readonly [bigint, bigint, bigint, bigint, bigint]>> = {
  RECEIVE: [1n, 0n, 0n, 0n, 0n],
  ADJUST: [1n, 0n, 0n, 0n, 0n],
  DISPOSE: [-1n, 0n, 0n, 0n, 0n],
  TRANSFER: [-1n, 0n, 0n, 0n, 0n],
  EXPECT: [0n, 0n, 0n, 0n, 1n],
  DEMAND: [0n, 1n, 0n, 0n, 0n],
  ALLOCATE: [0n, -1n, 1n, 0n, 0n],
  COMMIT: [0n, 0n, 0n, 1n, 0n],
  CONSUME: [-1n, 0n, -1n, 0n, 0n],
};
const NAMES = ['onHand', 'demand', 'allocated', 'committed', 'expected'] as const;
type Sums = Record<(typeof NAMES)[number], bigint>;

/** Where the goods of a status-driven order are. */
const STAGE: Readonly<Record<string, 'wanted' | 'promised' | 'gone'>> = {
  Received: 'wanted',
  Entered: 'promised',
  Shipped: 'gone',
  Invoiced: 'gone',
  Paid: 'gone',
  Completed: 'gone',
};
const LOCKED = new Set(['committed', 'picked', 'packed']);
const COMING = new Set(['issued', 'partially received']);

/**
 * What positions should be, worked out anew in plain whole numbers (ten-thousandths): once from the ledger alone, and
 * once from the documents as anybody can read them, without a line of the product's own projection.
 */
export class Oracle {
  readonly #ledger = new Map<string, Sums>();
  readonly #bins = new Map<string, { onHand: bigint; committed: bigint }>();
  /** Goods that came and went by themselves, whoever consumed what. */
  readonly #physical = new Map<string, bigint>();
  readonly #onTheWay = new Map<string, bigint>();
  #read = 0;

  check(house: MemoryHouse): void {
    const { facts, entries } = house.unit;
    for (; this.#read < entries.length; this.#read++) this.#replay(house, this.#read);
    const documents = this.#fromDocuments(house);
    const at = new Map([...facts.values(positions)].map((one) => [`${one.product}/${one.location}`, one]));
    for (const key of new Set([...at.keys(), ...this.#ledger.keys(), ...documents.keys()])) {
      const position = at.get(key) ?? none();
      const stored = Object.fromEntries(NAMES.map((name) => [name, position[name]]));
      assert.deepEqual(stored, this.#ledger.get(key) ?? none(), `${key} against the ledger (Q6)`);
      assert.deepEqual(stored, documents.get(key) ?? none(), `${key} against the documents (Q1, Q3, Q4)`);
      assert.ok(position.committed >= 0n && position.expected >= 0n, `${key} (Q2)`);
    }
    for (const bin of facts.values(binPositions)) {
      const sums = this.#bins.get(`${bin.bin}/${bin.lot}/${bin.product}`) ?? { onHand: 0n, committed: 0n };
      assert.deepEqual({ onHand: bin.onHand, committed: bin.committed }, sums, `bin ${bin.bin} (Q6)`);
    }
    for (const order of facts.values(salesOrders)) checkOrder(order, house);
  }

  #replay(house: MemoryHouse, at: number): void {
    const { entry } = house.unit.entries[at]!;
    const sign = entry.event.startsWith('REVERSE_') ? -1n : 1n;
    const event = entry.event.replace('REVERSE_', '');
    const key = `${entry.product}/${entry.location}`;
    const sums = this.#ledger.get(key) ?? none();
    for (const [i, name] of NAMES.entries()) sums[name] += sign * EFFECTS[event]![i]! * entry.quantity;
    this.#ledger.set(key, sums);
    const moved = sign * EFFECTS[event]![0] * entry.quantity;
    if (event !== 'CONSUME' && moved !== 0n) add(this.#physical, key, moved);
    const isTransfer = /^TR-/.test(entry.ref);
    if (event === 'EXPECT' && isTransfer) add(this.#onTheWay, key, sign * entry.quantity);
    if (entry.bin === null) return;
    const name = `${entry.bin}/${entry.lot}/${entry.product}`;
    const bin = this.#bins.get(name) ?? { onHand: 0n, committed: 0n };
    const committed = event === 'COMMIT' ? sign * entry.quantity : 0n;
    this.#bins.set(name, { onHand: bin.onHand + moved, committed: bin.committed + committed });
  }

  #fromDocuments({ unit: { facts } }: MemoryHouse): Map<string, Sums> {
    const sums = new Map<string, Sums>();
    const on = (product: string, location: string): Sums => {
      const key = `${product}/${location}`;
      if (!sums.has(key)) sums.set(key, none());
      return sums.get(key)!;
    };
    for (const [key, quantity] of this.#physical) on(...split(key)).onHand += quantity;
    for (const [key, quantity] of this.#onTheWay) on(...split(key)).expected += quantity;
    for (const purchase of facts.values(purchaseOrders)) expect(purchase, on);
    const purchases = [...facts.values(purchaseOrders)];
    for (const order of facts.values(salesOrders)) {
      if (order.deletedAt) continue;
      if (order.workflow === 'status-driven') statusDriven(order, on);
      else shipmentDriven(order, purchases, on);
    }
    return sums;
  }
}

type On = (product: string, location: string) => Sums;
const none = (): Sums => ({ onHand: 0n, demand: 0n, allocated: 0n, committed: 0n, expected: 0n });
const split = (key: string) => key.split('/') as [string, string];
const add = (sums: Map<string, bigint>, key: string, by: bigint): void =>
  void sums.set(key, (sums.get(key) ?? 0n) + by);

function expect(purchase: PurchaseOrder, on: On): void {
  if (purchase.kind !== 'stock' || !COMING.has(purchase.status)) return;
  for (const line of purchase.lines) {
    const open = line.quantity - line.cancelled - line.received;
    if (open > 0n) on(line.product, purchase.location as string).expected += open;
  }
}

function statusDriven(order: SalesOrder, on: On): void {
  const stage = STAGE[order.disputedFrom ?? order.status];
  for (const line of order.lines) {
    const location = line.location ?? order.location;
    if (location === null) continue;
    const sums = on(line.product, location);
    if (stage === 'wanted') sums.demand += line.quantity;
    if (stage === 'promised') sums.allocated += line.quantity;
    if (stage === 'gone') sums.onHand -= line.quantity;
  }
}

function shipmentDriven(order: SalesOrder, purchases: readonly PurchaseOrder[], on: On): void {
  const product = new Map(order.lines.map((line) => [line.line, line.product]));
  const shipped = new Map<number, bigint>();
  for (const shipment of order.shipments) {
    for (const { line, quantity } of shipment.lines) {
      const sums = on(product.get(line) as string, shipment.location);
      if (LOCKED.has(shipment.status)) sums.committed += quantity;
      if (shipment.status !== 'shipped') continue;
      sums.onHand -= quantity;
      shipped.set(line, (shipped.get(line) ?? 0n) + quantity);
    }
  }
  if (order.status === 'Saved' || order.status === 'Cancelled') return;
  for (const line of order.lines) {
    const open = line.quantity - (shipped.get(line.line) ?? 0n) - onDropShip(order, line.line, purchases);
    if (open > 0n) on(line.product, (line.location ?? order.location) as string).allocated += open;
  }
}

function onDropShip(order: SalesOrder, line: number, purchases: readonly PurchaseOrder[]): bigint {
  let sum = 0n;
  for (const purchase of purchases) {
    if (purchase.kind !== 'drop-ship' || purchase.order !== order.id) continue;
    for (const bought of purchase.lines)
      if (bought.links.some((link) => link.orderLine === line)) sum += bought.quantity - bought.cancelled;
  }
  return sum;
}

/** Q7 by the entries, and that what the order reads of others is what those others say. */
function checkOrder(order: SalesOrder, { unit: { facts } }: MemoryHouse): void {
  const nets = new Map<string, bigint>();
  for (const { line, event, quantity } of order.held) add(nets, `${line} ${event}`, quantity);
  for (const { line } of order.lines) {
    const of = (event: string) => nets.get(`${line} ${event}`) ?? 0n;
    const inOrder = of('CONSUME') <= of('ALLOCATE') && of('ALLOCATE') <= of('DEMAND');
    assert.ok(inOrder, `${order.number} line ${line} (Q7)`);
  }
  const nothing = order.status === 'Rejected' || order.deletedAt;
  if (nothing) assert.equal(order.held.length, 0, `${order.number} is gone, its entries are not (Q7)`);
  const purchases = [...facts.values(purchaseOrders)].flatMap((one: PurchaseOrder) =>
    purchasesFor(order.id, one),
  );
  assert.deepEqual(sorted(order.purchases), sorted(purchases), `purchases of ${order.number}`);
  const billed = [...facts.values(invoices)].filter(
    (one: Invoice) => one.order === order.id && one.status !== 'deleted',
  );
  assert.deepEqual(sorted(order.invoices), sorted(billed.map(seenByOrder)), `invoices of ${order.number}`);
}

const sorted = (parts: readonly object[]): string[] =>
  parts
    .map((part) => JSON.stringify(part, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
    .sort();
