import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatQuantity } from '../../src/kernel/quantity.ts';
import { DatabaseHouse } from './database-house.ts';
import { type House, type HouseSettings, must } from './house-of-stories.ts';
import { MemoryHouse } from './memory-house.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
type Shown = any;

/** A house that can be told things, in either of its two forms. */
export interface Told {
  readonly house: House;
  readonly done: (command: string, input: unknown) => Promise<Shown>;
  /** Tries it and answers the problem; fails when it is done. */
  readonly refused: (command: string, input: unknown) => Promise<Shown>;
  /**
   * What stands where of a product: `MAIN 10 (4 expected), SHOP 2 (1 committed)`, by location; nothing of a
   * position without any number.
   */
  readonly stock: (sku: string) => Promise<string>;
}

/** The same test on facts in memory and on PostgreSQL. */
export function inBothHouses(
  title: string,
  tell: (told: Told) => Promise<void>,
  settings: HouseSettings = {},
): void {
  test(`${title}, in memory`, () => open(new MemoryHouse(settings), tell));
  test(`${title}, on PostgreSQL`, async () => open(await DatabaseHouse.open(settings), tell));
}

async function open(house: House, tell: (told: Told) => Promise<void>): Promise<void> {
  try {
    await tell({
      house,
      done: (command, input) => must(house, command, input),
      refused: async (command, input) => {
        const verdict = await house.do(command, input);
        assert.ok(!verdict.ok, `${command} was done, though it should be refused`);
        assert.ok(verdict.problem.status < 500, JSON.stringify(verdict.problem));
        return verdict.problem;
      },
      stock: (sku) => standing(house, sku),
    });
  } finally {
    await house.close();
  }
}

async function standing(house: House, sku: string): Promise<string> {
  const all = [...(await house.positions())].filter(([key]) => key.startsWith(`${sku}@`)).sort();
  return all
    .map(([key, at]) => {
      const more = (['expected', 'committed', 'allocated'] as const)
        .filter((name) => at[name] !== 0n)
        .map((name) => `${formatQuantity(at[name])} ${name}`);
      const where = key.slice(sku.length + 1);
      return `${where} ${formatQuantity(at.onHand)}${more.length ? ` (${more.join(', ')})` : ''}`;
    })
    .join(', ');
}
