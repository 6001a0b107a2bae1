import type { Asker } from '../asker.ts';
import { connect } from '../connect.ts';
import { BINS, EACH, SEED, WIDE } from './bins.sql.ts';

/** Milliseconds of what is done about a product that stands in 10,000 bins, half of which an order takes. */
export const BIN_STEPS = [
  'pick plan of the order',
  'shipment committed',
  'pick plan of the shipment',
  'shipment reopened',
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

/** An order of half of what the bins hold, with a shipment that is committed and taken back again and again. */
export class Bins {
  readonly #asker: Asker;
  readonly #order: string;
  readonly #shipment: string;
  readonly runs = new Map<(typeof BIN_STEPS)[number], number[]>(BIN_STEPS.map((step) => [step, []]));

  private constructor(asker: Asker, order: string, shipment: string) {
    this.#asker = asker;
    this.#order = order;
    this.#shipment = shipment;
  }

  static async open(asker: Asker): Promise<Bins> {
    const lines = [{ product: WIDE, quantity: String((BINS * EACH) / 2) }];
    const order = { customer: 'C-00000', confirm: true, lines };
    const { number } = JSON.parse((await asker.tell('/v1/sales-orders', order)).body);
    const made = await asker.tell('/v1/shipments', { order: number });
    const bins = new Bins(asker, number, JSON.parse(made.body).number);
    await bins.#once();
    return bins;
  }

  async round(): Promise<void> {
    const times = await this.#once();
    for (const [i, step] of BIN_STEPS.entries()) this.runs.get(step)?.push(times[i] as number);
  }

  /** At last the goods leave. */
  async finish(): Promise<void> {
    await this.#asker.tell(`/v1/shipments/${this.#shipment}/ship`);
  }

  async #once(): Promise<number[]> {
    const shipment = `/v1/shipments/${this.#shipment}`;
    const planned = await this.#asker.ask(`/v1/shipments/pick-plan?order=${this.#order}`);
    const committed = await this.#asker.tell(`${shipment}/commit`);
    const picked = await this.#asker.ask(`/v1/shipments/pick-plan?shipment=${this.#shipment}`);
    const reopened = await this.#asker.tell(`${shipment}/reopen`);
    return [planned, committed, picked, reopened].map((answer) => answer.milliseconds);
  }
}
