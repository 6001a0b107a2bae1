import { CopyLimit, type CopyRun } from './copy/copy-limit.ts';
import { type Bench, type Engine, type Measured, measure, startEngine } from './engine.ts';
import type { Work } from './load/generator.ts';
import { SPREADS, type Spread } from './load/orders.ts';
import type { Options } from './options.ts';
import { proveOrders, provePositions } from './proof.ts';

export const CLIENTS = [1, 16, 64] as const;
const BULK_CLIENTS = 4;

/** Everything measured about one spread, repeat by repeat. */
export interface IntakeRuns {
  readonly spread: Spread;
  readonly allot: Map<number, Measured[]>;
  readonly reference: Map<number, Measured[]>;
  readonly bulk: Measured[];
  readonly copy: CopyRun[];
  readonly bytes: { readonly allot: number; readonly reference: number };
}

/** Takes orders in, everything in turn, so that a slow minute of the machine is shared by all. */
export async function runIntake(
  bench: Bench,
  options: Options,
  say: (line: string) => void,
): Promise<IntakeRuns[]> {
  const stages: Stage[] = [];
  try {
    for (const spread of SPREADS) stages.push(await Stage.open(bench, spread, options));
    for (const stage of stages) await stage.warmUp(options);
    for (let repeat = 0; repeat < options.repeats; repeat++) {
      for (const stage of stages) await stage.round(options);
      say(`round ${repeat + 1} of ${options.repeats}: ${stages.map((stage) => stage.summary()).join(', ')}`);
    }
    const all: IntakeRuns[] = [];
    for (const stage of stages) all.push(await stage.finish());
    return all;
  } finally {
    for (const stage of stages) await stage.close();
  }
}

/** Allot, the reference and COPY on the same company and spread, each with its own database. */
class Stage {
  readonly #bench: Bench;
  readonly #spread: Spread;
  readonly #allot: Engine;
  readonly #reference: Engine;
  readonly #copy: CopyLimit;
  readonly #taken = new Map<Engine, number>();
  readonly #runs: Omit<IntakeRuns, 'bytes'>;

  private constructor(bench: Bench, spread: Spread, allot: Engine, reference: Engine, copy: CopyLimit) {
    this.#bench = bench;
    this.#spread = spread;
    this.#allot = allot;
    this.#reference = reference;
    this.#copy = copy;
    this.#runs = { spread, allot: new Map(), reference: new Map(), bulk: [], copy: [] };
  }

  static async open(bench: Bench, spread: Spread, options: Options): Promise<Stage> {
    const allot = await startEngine('allot', spread, bench.server);
    const reference = await startEngine(options.reference, spread, bench.server);
    const target = await bench.server.database(`copy_${spread}`, 'company');
    return new Stage(
      bench,
      spread,
      allot,
      reference,
      await CopyLimit.open(bench.server, allot.databaseUrl, target),
    );
  }

  /** Machine code is made and caches are filled before anything counts. */
  async warmUp({ seconds }: Options): Promise<void> {
    for (const engine of [this.#allot, this.#reference]) {
      for (const clients of [16, 1]) await this.#measure(engine, clients, Math.min(seconds, 2));
    }
    await this.#measure(this.#allot, BULK_CLIENTS, Math.min(seconds, 2), 'bulk');
  }

  async round({ seconds, quick }: Options): Promise<void> {
    for (const clients of CLIENTS) {
      add(this.#runs.allot, clients, await this.#measure(this.#allot, clients, seconds));
      add(this.#runs.reference, clients, await this.#measure(this.#reference, clients, seconds));
    }
    this.#runs.bulk.push(await this.#measure(this.#allot, BULK_CLIENTS, seconds, 'bulk'));
    this.#runs.copy.push(await this.#copy.run(quick ? 2_000 : 10_000));
  }

  async #measure(engine: Engine, clients: number, seconds: number, work: Work = 'orders'): Promise<Measured> {
    const measured = await measure(this.#bench, engine, { clients, seconds, work });
    this.#taken.set(engine, (this.#taken.get(engine) ?? 0) + measured.orders);
    return measured;
  }

  summary(): string {
    const last = (runs: Map<number, Measured[]>) => Math.round(runs.get(64)?.at(-1)?.rate ?? 0);
    return `${this.#spread} ${last(this.#runs.allot)} against ${last(this.#runs.reference)} orders/s`;
  }

  /** Sizes and the proof that what was written is right. */
  async finish(): Promise<IntakeRuns> {
    return {
      ...this.#runs,
      bytes: { allot: await this.#bytes(this.#allot), reference: await this.#bytes(this.#reference) },
    };
  }

  async #bytes(engine: Engine): Promise<number> {
    const orders = this.#taken.get(engine) ?? 0;
    const name = `${engine.name} (${engine.spread})`;
    await provePositions(engine.databaseUrl, name);
    await proveOrders(engine.databaseUrl, name, orders);
    return ((await this.#bench.server.size(engine.database)) - engine.base) / orders;
  }

  async close(): Promise<void> {
    await this.#copy.close();
    for (const engine of [this.#allot, this.#reference]) await engine.process.end();
  }
}

function add(runs: Map<number, Measured[]>, clients: number, measured: Measured): void {
  const known = runs.get(clients);
  if (known) known.push(measured);
  else runs.set(clients, [measured]);
}
