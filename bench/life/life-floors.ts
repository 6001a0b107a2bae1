import { type Verdict, verdict } from '../floors.ts';
import { median, medianRatio } from '../statistics.ts';
import type { LifeCycleRuns } from './life-cycle.ts';
import { LONG, USUAL } from './long-orders.ts';

/** A life is six requests, an order taken in is one; together they wait for fewer commits than apart. */
const OF_INTAKE = 8;
const AGAINST_ALONE = 2;
/** Database time for a life among the first of a company, against later. */
const FIRST = 1.5;
/** Ten times the lines may take ten times as long, and half as much again. */
const LONGEST = 1.5 * (LONG / USUAL);
const SLOWEST_PLAN = 250;

const rates = (runs: readonly { rate: number }[] = []): number[] => runs.map((run) => run.rate);

/** What is promised of whole lives, of long orders, and of products that stand in many bins. */
export function judgeLifeCycle({ first, lives, intake, calls, bins }: LifeCycleRuns): Verdict[] {
  const [alone, many] = [rates(lives.get(1)), rates(lives.get(64))];
  const later = median((lives.get(64) ?? []).map((run) => run.databaseCpu));
  return [
    verdict(
      'whole lives against orders taken in, 64 clients',
      medianRatio(many, rates(intake)) * 100,
      OF_INTAKE,
      '%',
    ),
    verdict('whole lives: 64 clients against 1', medianRatio(many, alone), AGAINST_ALONE),
    verdict(
      'database time for a life: the first ones against later',
      first.databaseCpu / later,
      FIRST,
      '×',
      true,
    ),
    ...calls.map(({ call, usual, long }) =>
      verdict(`${LONG} lines against ${USUAL}: ${call}`, median(long) / median(usual), LONGEST, '×', true),
    ),
    ...(['pick plan of the order', 'pick plan of the shipment'] as const).map((what) =>
      verdict(`many bins: ${what}`, median(bins.get(what) ?? []), SLOWEST_PLAN, 'ms', true),
    ),
  ];
}
