import type { Id } from '../kernel/id.ts';
import { type Check, type Difference, isOrderCheck, type LedgerCheck, type OrderCheck } from './check.ts';
import { checks } from './checks.ts';
import { type Organisation, orderBatches, organisationsIn, sizeOf } from './orders.store.ts';
import { onSnapshots, type Snapshot } from './snapshot.store.ts';

export interface ProveOptions {
  /** One organisation; all of them unless said. */
  readonly org?: Id;
  /** Differences kept for each check; all are counted. */
  readonly most?: number;
  readonly progress?: (done: number, total: number) => void;
}

export interface Finding extends Difference {
  readonly organisation: string;
}

export interface Proved {
  readonly check: string;
  readonly sentence: string;
  readonly isNotice: boolean;
  readonly found: number;
  readonly findings: readonly Finding[];
}

export interface Proof {
  /** Nothing drifted; notices do not count. */
  readonly clean: boolean;
  readonly organisations: number;
  readonly orders: number;
  readonly entries: number;
  readonly seconds: number;
  readonly checks: readonly Proved[];
}

const MOST = 1000;

/** Recomputes every number from what it is made of and compares, on one snapshot, while others go on working. */
export async function prove(url: string, options: ProveOptions = {}): Promise<Proof> {
  const started = performance.now();
  return onSnapshots(url, async ({ orders, sums }) => {
    const organisations = await organisationsIn(orders, options.org);
    const report = new Report(options.most ?? MOST);
    const size = await sizeOf(orders, options.org);
    const progress = progressOver(size.orders, options.progress);
    await Promise.all([
      sumUp(sums, organisations, report, progress),
      lookAtOrders(orders, organisations, report, progress),
    ]);
    const seconds = (performance.now() - started) / 1000;
    return { ...report.proof(), organisations: organisations.length, ...size, seconds };
  });
}

async function sumUp(
  snapshot: Snapshot,
  organisations: readonly Organisation[],
  report: Report,
  progress: Progress,
): Promise<void> {
  for (const check of checks.filter((one): one is LedgerCheck => !isOrderCheck(one))) {
    for (const organisation of organisations) {
      for await (const found of check.find(snapshot, organisation.id)) report.add(check, organisation, found);
    }
    progress.checked();
  }
}

async function lookAtOrders(
  snapshot: Snapshot,
  organisations: readonly Organisation[],
  report: Report,
  progress: Progress,
): Promise<void> {
  const looking = checks.filter((one): one is OrderCheck => isOrderCheck(one));
  for (const organisation of organisations) {
    for await (const orders of orderBatches(snapshot, organisation.id)) {
      for (const check of looking) {
        for (const order of orders) {
          for (const found of check.look(order)) report.add(check, organisation, found);
        }
      }
      progress.looked(orders.length);
    }
  }
}

/** Counts everything that differs and keeps the first of each kind. */
class Report {
  readonly #most: number;
  readonly #found = new Map<Check, { count: number; kept: Finding[] }>();

  constructor(most: number) {
    this.#most = most;
    for (const check of checks) this.#found.set(check, { count: 0, kept: [] });
  }

  add(check: Check, organisation: Organisation, difference: Difference): void {
    const found = this.#found.get(check)!;
    found.count++;
    if (found.kept.length < this.#most) found.kept.push({ organisation: organisation.name, ...difference });
  }

  proof(): Pick<Proof, 'clean' | 'checks'> {
    const proved = [...this.#found].map(([check, { count, kept }]) => ({
      check: check.name,
      sentence: check.sentence,
      isNotice: check.isNotice ?? false,
      found: count,
      findings: kept,
    }));
    return { clean: proved.every(({ found, isNotice }) => found === 0 || isNotice), checks: proved };
  }
}

interface Progress {
  checked(): void;
  looked(orders: number): void;
}

/** Sums weigh as much as the orders together: both take about as long. */
function progressOver(orders: number, show: ProveOptions['progress']): Progress {
  const sums = checks.filter((one) => !isOrderCheck(one)).length;
  const each = Math.max(1, Math.round(orders / sums));
  let done = 0;
  const add = (work: number): void => {
    done += work;
    show?.(done, orders + each * sums);
  };
  return { checked: () => add(each), looked: add };
}

/** The organisations a database holds. */
export const organisationsOf = (url: string): Promise<Organisation[]> =>
  onSnapshots(url, ({ orders }) => organisationsIn(orders));
