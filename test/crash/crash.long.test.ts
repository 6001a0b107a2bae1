import { test } from 'node:test';
import { crashRounds, inTurn } from './rounds.ts';

test('kill -9 under load, twenty times: what was acknowledged is there, and nothing is done twice', (t) =>
  crashRounds(t, inTurn(20)));
