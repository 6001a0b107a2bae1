import { test } from 'node:test';
import { crashRounds } from './rounds.ts';

test('kill -9 under load: what was acknowledged is there, and nothing is done twice', (t) =>
  crashRounds(t, ['a backend', 'PostgreSQL', 'everything']));
