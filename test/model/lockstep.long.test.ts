import { test } from 'node:test';
import { seedOf } from '../support/seed.ts';
import { liveInLockstep } from './lockstep.ts';

test('many random lives agree between the model in memory and PostgreSQL', async () => {
  const seed = seedOf(516_752);
  for (let i = 0; i < 40; i++) await liveInLockstep(seed + i, 200);
});
