import { test } from 'node:test';
import { survives } from './raging.ts';

for (const stockPolicy of ['warn', 'refuse'] as const) {
  for (const stockGuard of ['warn', 'enforce'] as const) {
    test(`a long storm with the policy "${stockPolicy}" and the guard "${stockGuard}" leaves every number right`, (t) =>
      survives(t, { stockPolicy, stockGuard }, { clients: 48, acts: 150 }));
  }
}
