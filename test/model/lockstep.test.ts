import { test } from 'node:test';
import { seedOf } from '../support/seed.ts';
import { liveInLockstep } from './lockstep.ts';

test('random lives agree, step by step, between the model in memory and PostgreSQL', async () => {
  const seed = seedOf(4_711);
  for (let i = 0; i < 3; i++) await liveInLockstep(seed + i, 120);
});
