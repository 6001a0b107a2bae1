import type { Asker } from '../asker.ts';
import { CUSTOMERS, customerOf, PRODUCTS, skuOf } from '../company.ts';

/** Lines of an order as it is usual in wholesale, and of one ten times as long. */
export const USUAL = 50;
export const LONG = 500;
export const CALLS = ['confirm', 'commit', 'ship', 'invoice'] as const;

/** Milliseconds of each call, of usual and of long orders, measured in turn. */
export interface CallRuns {
  readonly call: (typeof CALLS)[number];
  readonly usual: number[];
  readonly long: number[];
}

/** Sends the same four calls about long orders and about usual ones. */
export class LongOrders {
  readonly #asker: Asker;
  readonly runs: readonly CallRuns[] = CALLS.map((call) => ({ call, usual: [], long: [] }));
  #made = 0;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  get orders(): number {
    return this.#made;
  }

  async warmUp(): Promise<void> {
    for (const lines of [USUAL, LONG]) await this.#lived(lines);
  }

  async round(): Promise<void> {
    const usual = await this.#lived(USUAL);
    const long = await this.#lived(LONG);
    for (const [i, run] of this.runs.entries()) {
      run.usual.push(usual[i] as number);
      run.long.push(long[i] as number);
    }
  }

  async #lived(count: number): Promise<number[]> {
    const { body } = await this.#asker.tell('/v1/sales-orders', orderWith(count, this.#made++));
    const { number } = JSON.parse(body);
    const times: number[] = [];
    for (const call of CALLS) {
      times.push((await this.#asker.tell(`/v1/sales-orders/${number}/${call}`)).milliseconds);
    }
    return times;
  }
}

/** Its products lie apart in the index, and are others for every order. */
function orderWith(count: number, n: number): object {
  const lines = Array.from({ length: count }, (_, i) => ({
    product: skuOf((n * 3 + i * 19) % PRODUCTS),
    quantity: String(1 + (i % 9)),
  }));
  return { customer: customerOf(n % CUSTOMERS), confirm: false, lines };
}
