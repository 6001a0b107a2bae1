import { test } from 'node:test';
import { liveInLockstep } from './lockstep.ts';

test('random lives agree, step by step, between the model in memory and PostgreSQL', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  for (let i = 0; i < 3; i++) await liveInLockstep(seed + i, 120);
});
