import { creditNotes } from '../../../src/billing/credit-note.ts';
import { invoices } from '../../../src/billing/invoice.ts';
import { payments } from '../../../src/billing/payment.ts';
import type { Fact } from '../../../src/command/fact.ts';
import { purchaseOrders } from '../../../src/purchasing/purchase-order.ts';
import { type SalesOrder, salesOrders } from '../../../src/sales/sales-order.ts';
import type { Shipment } from '../../../src/shipping/shipment.ts';
import { stockCounts } from '../../../src/stock/stock-count.ts';
import { transfers } from '../../../src/stock/transfer.ts';
import type { MemoryHouse } from '../../support/memory-house.ts';
import type { Dice } from '../dice.ts';
import type { Step } from '../step.ts';

/** Documents somebody would still work on: the newest few. */
const LATELY = 8;

/** What a person in the house sees: enough to do plausible things, and now and then something silly. */
export class World {
  readonly #house: MemoryHouse;

  constructor(house: MemoryHouse) {
    this.#house = house;
  }

  get orders(): SalesOrder[] {
    return this.#newest(salesOrders).filter((order) => !order.deletedAt);
  }

  get shipments(): { order: SalesOrder; shipment: Shipment }[] {
    return this.orders.flatMap((order) => order.shipments.map((shipment) => ({ order, shipment })));
  }

  get purchases() {
    return this.#newest(purchaseOrders);
  }

  get invoices() {
    return this.#newest(invoices);
  }

  get payments() {
    return this.#newest(payments);
  }

  get creditNotes() {
    return this.#newest(creditNotes);
  }

  get transfers() {
    return this.#newest(transfers);
  }

  get counts() {
    return this.#newest(stockCounts);
  }

  label(kind: string, id: string): string {
    return this.#house.unit.facts.label(kind, id);
  }

  #newest<V extends { readonly id: string }>(fact: Fact<V>): V[] {
    return [...this.#house.unit.facts.values(fact)].slice(-LATELY);
  }
}

/** A step somebody of this trade might take now; null where there is nothing to do. */
export type Taking = (dice: Dice, world: World) => Step | null;
