import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, Effect } from '../../src/command/command.ts';
import { namesIn } from '../../src/sales/names.ts';
import { salesOrders } from '../../src/sales/sales-order.ts';
import { orderView } from '../../src/sales/sales-order.view.ts';
import type { HouseSettings } from '../support/house-of-stories.ts';
import { must } from '../support/house-of-stories.ts';
import { MemoryHouse } from '../support/memory-house.ts';
import { seedOf } from '../support/seed.ts';
import { BEGINNINGS, life } from './lives.ts';
import { Oracle, type OrderView } from './oracle.ts';

export const ordersIn = (house: MemoryHouse): OrderView[] =>
  [...house.unit.facts.values(salesOrders)].map((order) => orderView(order, namesIn(house.unit.facts)));

/** Lives a life of so many steps and checks everything after each; answers with what was asked and accepted. */
async function live(seed: number, steps: number, settings: HouseSettings = {}) {
  const house = new MemoryHouse(settings);
  const oracle = new Oracle();
  const accepted = new Map<string, number>();
  for (const step of BEGINNINGS) await must(house, step.command, step.input);
  let lived = 0;
  for (const step of life(seed)) {
    const verdict = await house.do(step.command, step.input);
    const told = `seed ${seed}, step ${lived}: ${step.command} ${JSON.stringify(step.input)}`;
    if (verdict.ok) {
      oracle.took(step);
      accepted.set(step.command, (accepted.get(step.command) ?? 0) + 1);
    } else assert.ok(verdict.problem.status < 500, `${told}: ${JSON.stringify(verdict.problem)}`);
    try {
      oracle.check(ordersIn(house), await house.positions());
    } catch (error) {
      throw new Error(`${told}\n${(error as Error).message}`, { cause: error });
    }
    if (++lived >= steps) break;
  }
  return accepted;
}

test('after every step of random lives, positions are what the orders say', async () => {
  const first = seedOf(1);
  const accepted = new Map<string, number>();
  const moves =
    'create update edit-lines confirm cancel enter ship invoice pay complete reject dispute resolve edit-dates delete duplicate';
  const unreached = () => moves.split(' ').filter((move) => !accepted.has(`sales-order.${move}`));
  // Rare moves (a dispute resolved) may take a few lives more: chance decides when, not whether.
  for (let seed = first; seed < first + 40 || (unreached().length && seed < first + 400); seed++) {
    for (const [command, times] of await live(seed, 80))
      accepted.set(command, (accepted.get(command) ?? 0) + times);
  }
  assert.deepEqual(unreached(), [], 'no life ever reached these');
});

const changed =
  (name: string, alter: (effect: Effect) => Effect) =>
  (command: Command): Command =>
    command.name === name
      ? {
          ...command,
          decide: (facts, input, context) => {
            const decided = command.decide(facts, input, context);
            return decided.ok ? { ok: true, value: alter(decided.value) } : decided;
          },
        }
      : command;

const FAULTS: Record<string, HouseSettings['tamper']> = {
  'a cancel that forgets to release': changed('sales-order.cancel', (effect) => ({ ...effect, entries: [] })),
  'an edit that posts its difference twice': changed('sales-order.edit-lines', (effect) => ({
    ...effect,
    entries: [...(effect.entries ?? []), ...(effect.entries ?? [])],
  })),
  'a confirm that allocates one too many': changed('sales-order.confirm', (effect) => ({
    ...effect,
    entries: effect.entries?.map((entry) => ({
      ...entry,
      quantity: (entry.quantity + 10_000n) as typeof entry.quantity,
    })),
  })),
  'a rejection that keeps the goods': changed('sales-order.reject', (effect) => ({
    ...effect,
    entries: effect.entries?.filter((entry) => entry.event !== 'REVERSE_CONSUME'),
  })),
};

for (const [fault, tamper] of Object.entries(FAULTS)) {
  test(`${fault} is caught`, async () => {
    const lives = async () => {
      for (let seed = 1; seed < 30; seed++) await live(seed, 80, { tamper });
    };
    await assert.rejects(lives, /seed \d+, step \d+/);
  });
}
