import assert from 'node:assert/strict';
import type { Position } from '../../src/ledger/position.ts';
import { available } from '../../src/ledger/position.ts';
import type { Step } from './lives.ts';

/**
 * What positions should be, worked out anew from the orders as anybody can read them, in plain whole numbers
 * (ten-thousandths) and without a line of the product's own ledger code.
 */
export class Oracle {
  readonly #physical = new Map<string, bigint>();

  /** Goods that came and went by themselves: receipts and adjustments that were accepted. */
  took(step: Step): void {
    if (step.command !== 'receipt.create' && step.command !== 'adjustment.create') return;
    for (const line of step.input.lines as { product: string; quantity: string }[]) {
      add(this.#physical, `${line.product}@${step.input.location}`, tenThousandths(line.quantity));
    }
  }

  check(orders: readonly OrderView[], positions: ReadonlyMap<string, Position>): void {
    const onHand = new Map(this.#physical);
    const allocated = new Map<string, bigint>();
    const demand = new Map<string, bigint>();
    for (const order of orders) {
      if (order.deletedAt) continue;
      for (const line of order.lines) {
        if (line.location === null) continue;
        const at = `${line.sku}@${line.location}`;
        const quantity = tenThousandths(line.quantity);
        const stage = STAGE[order.disputedFrom ?? order.status];
        if (stage === 'wanted') add(demand, at, quantity);
        if (stage === 'promised') add(allocated, at, quantity);
        if (stage === 'gone') add(onHand, at, -quantity);
      }
    }
    for (const at of new Set([
      ...onHand.keys(),
      ...allocated.keys(),
      ...demand.keys(),
      ...positions.keys(),
    ])) {
      const position = positions.get(at);
      const actual = {
        onHand: position?.onHand ?? 0n,
        allocated: position?.allocated ?? 0n,
        demand: position?.demand ?? 0n,
      };
      const expected = {
        onHand: onHand.get(at) ?? 0n,
        allocated: allocated.get(at) ?? 0n,
        demand: demand.get(at) ?? 0n,
      };
      assert.deepEqual(actual, expected, `${at} (Q1, Q3, Q6)`);
      if (!position) continue;
      assert.equal(position.onHand, position.allocated + available(position), `${at} (Q1)`);
      assert.ok(position.committed >= 0n, `${at} (Q2)`);
    }
  }
}

export interface OrderView {
  readonly number: string;
  readonly status: string;
  readonly disputedFrom: string | null;
  readonly deletedAt: string | null;
  readonly lines: readonly { sku: string; location: string | null; quantity: string }[];
}

const STAGE: Readonly<Record<string, 'nothing' | 'wanted' | 'promised' | 'gone'>> = {
  Saved: 'nothing',
  Confirmed: 'promised',
  Cancelled: 'nothing',
  Received: 'wanted',
  Entered: 'promised',
  Shipped: 'gone',
  Invoiced: 'gone',
  Paid: 'gone',
  Completed: 'gone',
  Rejected: 'nothing',
};

function tenThousandths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
  return text.startsWith('-') ? -value : value;
}

const add = (sums: Map<string, bigint>, at: string, by: bigint): void =>
  void sums.set(at, (sums.get(at) ?? 0n) + by);
