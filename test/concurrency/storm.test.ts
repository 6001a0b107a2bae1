import { test } from 'node:test';
import { survives } from './raging.ts';

test('a storm of every kind of command over three servers leaves every number right', (t) =>
  survives(t, { stockPolicy: 'refuse', stockGuard: 'enforce' }, { clients: 24, acts: 30 }));
