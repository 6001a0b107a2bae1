import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, Effect } from '../../src/command/command.ts';
import type { Verdict } from '../../src/command/submission.ts';
import type { HouseSettings } from '../support/house-of-stories.ts';
import { must } from '../support/house-of-stories.ts';
import { MemoryHouse } from '../support/memory-house.ts';
import { seedOf } from '../support/seed.ts';
import { Dice } from './dice.ts';
import { finish } from './finish.ts';
import { BEGINNINGS, life, policiesOf } from './lives.ts';
import { Oracle } from './oracle.ts';
import { REACHED } from './reached.ts';
import type { Step } from './step.ts';

/** Lives a life of so many steps and checks everything after each; answers with what was asked and accepted. */
async function live(seed: number, steps: number, settings: HouseSettings = {}) {
  const house = new MemoryHouse(settings);
  const oracle = new Oracle();
  const accepted = new Map<string, number>();
  for (const step of BEGINNINGS) await must(house, step.command, step.input);
  let lived = 0;
  const doing = async (step: Step) => {
    const verdict = await house.do(step.command, step.input);
    const told = `seed ${seed}, step ${lived}: ${step.command} ${JSON.stringify(step.input)}`;
    if (verdict.ok) accepted.set(step.command, (accepted.get(step.command) ?? 0) + 1);
    else
      assert.ok(
        verdict.problem.status < 500,
        `${told}: ${JSON.stringify(verdict.problem)} ${causeOf(verdict)}`,
      );
    try {
      oracle.check(house);
    } catch (error) {
      throw new Error(`${told}\n${(error as Error).message}`, { cause: error });
    }
    return verdict;
  };
  for (const step of life(seed, house)) {
    await doing(step);
    if (++lived >= steps) break;
  }
  await finish(house, doing, new Dice(seed));
  return accepted;
}

const causeOf = (verdict: Verdict): string => {
  const cause = 'problem' in verdict && (verdict.problem as { cause?: Error }).cause;
  return cause ? (cause.stack ?? String(cause)) : '';
};

test('after every step of random lives all identities hold, and every order can be brought to an end', async () => {
  const first = seedOf(1);
  const accepted = new Map<string, number>();
  const unreached = () => REACHED.filter((command) => !accepted.has(command));
  // Rare moves (a dispute resolved) may take a few lives more: chance decides when, not whether.
  for (let seed = first; seed < first + 40 || (unreached().length && seed < first + 400); seed++) {
    for (const [command, times] of await live(seed, 120, policiesOf(seed)))
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
  'a shipment that leaves its commitment behind': changed('shipment.ship', (effect) => ({
    ...effect,
    entries: effect.entries?.filter((entry) => entry.event !== 'REVERSE_COMMIT'),
  })),
  'a shipment that is committed twice': changed('shipment.create', (effect) => ({
    ...effect,
    entries: [...(effect.entries ?? []), ...(effect.entries ?? []).filter(({ event }) => event === 'COMMIT')],
  })),
  'goods that arrive and are still expected': changed('purchase-order.receive', (effect) => ({
    ...effect,
    entries: effect.entries?.filter((entry) => entry.event !== 'REVERSE_EXPECT'),
  })),
  'a transfer that nobody expects': changed('transfer.create', (effect) => ({
    ...effect,
    entries: effect.entries?.filter((entry) => entry.event !== 'EXPECT'),
  })),
  'an order that is not told of its invoice': changed('invoice.void', (effect) => ({
    ...effect,
    puts: effect.puts?.filter(({ fact }) => fact.kind !== 'sales-order'),
  })),
  'a rejection that keeps the goods': changed('sales-order.reject', (effect) => ({
    ...effect,
    entries: effect.entries?.filter((entry) => entry.event !== 'REVERSE_CONSUME'),
  })),
};

for (const [fault, tamper] of Object.entries(FAULTS)) {
  test(`${fault} is caught`, async () => {
    const lives = async () => {
      for (let seed = 1; seed < 60; seed++) await live(seed, 120, { tamper });
    };
    await assert.rejects(lives, /seed \d+, step \d+/);
  });
}
