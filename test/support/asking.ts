import assert from 'node:assert/strict';
import { DatabaseHouse } from './database-house.ts';
import type { HouseSettings } from './house-of-stories.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
type Shown = any;

/** A company to give commands to and ask of, without HTTP in between. */
export interface Asking {
  readonly house: DatabaseHouse;
  /** Does it and answers the document as it is then; fails when it is refused. */
  readonly done: (command: string, input: unknown) => Promise<Shown>;
  /** Tries it and answers the problem; fails when it is done. */
  readonly refused: (command: string, input: unknown) => Promise<Shown>;
  readonly ask: (query: string, input?: unknown) => Promise<Shown>;
}

export async function askingHouse(settings: HouseSettings = {}): Promise<Asking> {
  const house = await DatabaseHouse.open(settings);
  const { desk } = house.assembly;
  return {
    house,
    done: async (command, input) => {
      const verdict = await house.do(command, input);
      assert.ok(verdict.ok, verdict.ok ? '' : `${command}: ${verdict.problem.detail}`);
      return desk.view(house.actor, verdict);
    },
    refused: async (command, input) => {
      const verdict = await house.do(command, input);
      assert.ok(!verdict.ok, `${command} was done, though it should be refused`);
      return verdict.problem;
    },
    ask: async (query, input = {}) => {
      const answer = await desk.query(house.actor, query, input);
      assert.ok(answer.ok, answer.ok ? '' : `${query}: ${answer.problem.detail}`);
      return answer.value;
    },
  };
}
