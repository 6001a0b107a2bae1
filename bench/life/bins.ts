import type { Asker } from '../asker.ts';
import { customerOf } from '../company.ts';
import { connect } from '../connect.ts';
import { BINS, EACH, SEED, WIDE } from './bins.sql.ts';

/** Milliseconds of what is done about a product that stands in 10,000 bins, half of which an order takes. */
export const BIN_STEPS = [
  'pick plan of the order',
  'shipment committed',
  'pick plan of the shipment',
  'order cancelled',
] as const;
export type BinRuns = ReadonlyMap<(typeof BIN_STEPS)[number], number[]>;

/** Puts a product into many bins, as receipts in parts would have, so that every proof still holds. */
export async function fillBins(url: string): Promise<void> {
  const client = await connect(url);
  try {
    for (const sql of SEED) await client.query(sql);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** Orders of half of what the bins hold: each is planned, committed, planned again and cancelled. */
export class Bins {
  readonly #asker: Asker;
  readonly runs = new Map<(typeof BIN_STEPS)[number], number[]>(BIN_STEPS.map((step) => [step, []]));
  #made = 0;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  get orders(): number {
    return this.#made;
  }

  async warmUp(): Promise<void> {
    await this.#once();
  }

  async round(): Promise<void> {
    const times = await this.#once();
    for (const [i, step] of BIN_STEPS.entries()) this.runs.get(step)?.push(times[i] as number);
  }

  /** At last goods leave. */
  async finish(): Promise<void> {
    const { shipment } = await this.#shipmentMade();
    await this.#asker.tell(`/v1/shipments/${shipment}/ship`);
  }

  async #once(): Promise<number[]> {
    const { order, shipment } = await this.#shipmentMade();
    const planned = await this.#asker.ask(`/v1/shipments/pick-plan?order=${order}`);
    const committed = await this.#asker.tell(`/v1/shipments/${shipment}/commit`);
    const picked = await this.#asker.ask(`/v1/shipments/pick-plan?shipment=${shipment}`);
    const cancelled = await this.#asker.tell(`/v1/sales-orders/${order}/cancel`);
    return [planned, committed, picked, cancelled].map((answer) => answer.milliseconds);
  }

  async #shipmentMade(): Promise<{ order: string; shipment: string }> {
    const lines = [{ product: WIDE, quantity: String((BINS * EACH) / 2) }];
    const wanted = { customer: customerOf(this.#made++), confirm: true, lines };
    const { number: order } = JSON.parse((await this.#asker.tell('/v1/sales-orders', wanted)).body);
    const { number: shipment } = JSON.parse((await this.#asker.tell('/v1/shipments', { order })).body);
    return { order, shipment };
  }
}
