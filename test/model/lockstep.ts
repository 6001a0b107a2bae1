import assert from 'node:assert/strict';
import { DatabaseHouse } from '../support/database-house.ts';
import { must } from '../support/house-of-stories.ts';
import { MemoryHouse } from '../support/memory-house.ts';
import { BEGINNINGS, life } from './lives.ts';

/** Lives one life twice at once, in memory and on PostgreSQL, which must agree on every verdict and position. */
export async function liveInLockstep(seed: number, steps: number): Promise<number> {
  const model = new MemoryHouse();
  const real = await DatabaseHouse.open();
  try {
    for (const { command, input } of BEGINNINGS) {
      await must(model, command, input);
      await must(real, command, input);
    }
    let lived = 0;
    for (const { command, input } of life(seed)) {
      const told = `seed ${seed}, step ${lived}: ${command} ${JSON.stringify(input)}`;
      const [expected, actual] = await Promise.all([model.do(command, input), real.do(command, input)]);
      assert.deepEqual(outcome(actual), outcome(expected), told);
      assert.deepEqual(await numbers(real), await numbers(model), told);
      if (++lived >= steps) return lived;
    }
    return lived;
  } finally {
    await real.close();
  }
}

type Verdict = Awaited<ReturnType<MemoryHouse['do']>>;

/** What both must say alike: the status and the warnings, or the kind of refusal and its words. */
const outcome = (verdict: Verdict) =>
  verdict.ok
    ? { status: verdict.answer.status, version: verdict.answer.version, warnings: verdict.answer.warnings }
    : { refused: verdict.problem.type, detail: verdict.problem.detail };

async function numbers(house: MemoryHouse | DatabaseHouse) {
  const rows = [...(await house.positions())].map(([at, position]) => {
    const { onHand, demand, allocated, committed, averageCost } = position;
    return [at, { onHand, demand, allocated, committed, averageCost }] as const;
  });
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
