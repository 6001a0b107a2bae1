import assert from 'node:assert/strict';
import { prove } from '../../src/proof/index.ts';
import { DatabaseHouse } from '../support/database-house.ts';
import { must } from '../support/house-of-stories.ts';
import { MemoryHouse } from '../support/memory-house.ts';
import { BEGINNINGS, life, policiesOf } from './lives.ts';

/**
 * Lives one life twice at once, in memory and on PostgreSQL, which must agree on every verdict and position; at the
 * end everything in the database is proved.
 */
export async function liveInLockstep(seed: number, steps: number): Promise<number> {
  const model = new MemoryHouse(policiesOf(seed));
  const real = await DatabaseHouse.open(policiesOf(seed));
  const names = new Translation();
  try {
    for (const { command, input } of BEGINNINGS) {
      await must(model, command, input);
      await must(real, command, input);
    }
    let lived = 0;
    for (const { command, input } of life(seed, model)) {
      const told = `seed ${seed}, step ${lived}: ${command} ${JSON.stringify(input)}`;
      const [expected, actual] = await Promise.all([
        model.do(command, input),
        real.do(command, names.translated(input)),
      ]);
      assert.deepEqual(outcome(actual), outcome(expected), told);
      assert.deepEqual(await numbers(real), await numbers(model), told);
      if (expected.ok && actual.ok) names.learn(expected.answer.id, actual.answer.id);
      if (++lived >= steps) break;
    }
    const { checks } = await prove(real.url);
    const found = checks.filter((check) => check.found && !check.isNotice);
    assert.deepEqual(found, [], `seed ${seed}: what verify found`);
    return lived;
  } finally {
    await real.close();
  }
}

/** What has no number is named by its id, which is another one in each house. */
class Translation {
  readonly #known = new Map<string, string>();

  learn(model: string, real: string): void {
    this.#known.set(model, real);
  }

  translated(input: Record<string, unknown>): Record<string, unknown> {
    const text = JSON.stringify(input, (_, value) =>
      typeof value === 'string' ? (this.#known.get(value) ?? value) : value,
    );
    return JSON.parse(text);
  }
}

type Verdict = Awaited<ReturnType<MemoryHouse['do']>>;

/** What both must say alike: number, status and warnings, or the kind of refusal and its words. */
const outcome = (verdict: Verdict) =>
  verdict.ok
    ? {
        number: verdict.answer.number,
        status: verdict.answer.status,
        version: verdict.answer.version,
        warnings: verdict.answer.warnings,
      }
    : { refused: verdict.problem.type, detail: verdict.problem.detail.replaceAll(AN_ID, 'an id') };

/** The two houses draw ids of their own. */
const AN_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function numbers(house: MemoryHouse | DatabaseHouse) {
  const rows = [...(await house.positions())].map(([at, position]) => {
    const { onHand, demand, allocated, committed, expected, averageCost } = position;
    return [at, { onHand, demand, allocated, committed, expected, averageCost }] as const;
  });
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
