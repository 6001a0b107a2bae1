import { CLIENTS, type IntakeRuns } from './intake.ts';
import type { Spread } from './load/orders.ts';
import { median, medianRatio } from './statistics.ts';

/** A promise about a number, and what was measured. */
export interface Verdict {
  readonly promise: string;
  readonly measured: number;
  readonly bound: number;
  /** At least the bound, or at most. */
  readonly atMost: boolean;
  readonly unit: string;
  readonly kept: boolean;
}

export function verdict(
  promise: string,
  measured: number,
  bound: number,
  unit = '×',
  atMost = false,
): Verdict {
  return { promise, measured, bound, atMost, unit, kept: atMost ? measured <= bound : measured >= bound };
}

const FLOORS: Record<Spread, { against: number; bulk: number }> = {
  uniform: { against: 2.0, bulk: 25 },
  hot: { against: 2.8, bulk: 33 },
};
const ALONE = 0.75;
const MOST_CLIENTS = Math.max(...CLIENTS);

const rates = (runs: readonly { rate: number }[] = []): number[] => runs.map((run) => run.rate);

/** What is promised of taking orders in, judged by the medians of ratios measured side by side. */
export function judgeIntake(all: readonly IntakeRuns[]): Verdict[] {
  const verdicts = all.flatMap(judgeSpread);
  const [uniform, hot] = all.map((runs) => rates(runs.allot.get(MOST_CLIENTS)));
  if (uniform && hot)
    verdicts.push(verdict('hot products against uniform, 64 clients', medianRatio(hot, uniform), 0.9));
  return verdicts;
}

function judgeSpread({ spread, allot, reference, bulk, copy, bytes }: IntakeRuns): Verdict[] {
  const against = (clients: number) => medianRatio(rates(allot.get(clients)), rates(reference.get(clients)));
  const ofCopy = (runs: readonly { rate: number }[] = []) => medianRatio(rates(runs), rates(copy)) * 100;
  const many = allot.get(MOST_CLIENTS) ?? [];
  const cpu = median(many.map((run) => run.serverCpu + run.databaseCpu));
  const floor = FLOORS[spread];
  return [
    verdict(`${spread}: against the reference, 64 clients`, against(MOST_CLIENTS), floor.against),
    verdict(`${spread}: against the reference, 1 client`, against(1), ALONE),
    verdict(`${spread}: one by one against COPY`, ofCopy(many), 20, '%'),
    verdict(`${spread}: in bulk against COPY`, ofCopy(bulk), floor.bulk, '%'),
    verdict(`${spread}: processor time for an order`, cpu, 550, 'µs', true),
    verdict(`${spread}: disk for an order`, bytes.allot / 1000, 8, 'kB', true),
  ];
}
