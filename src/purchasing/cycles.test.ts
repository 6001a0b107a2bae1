import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrix, refusals } from '../lifecycle/render.ts';
import { PURCHASE_CYCLES } from './index.ts';

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+\|\s+/g, ' | '))
    .filter(Boolean)
    .join('\n');

test('the whole grid of a purchase order', () => {
  assert.equal(
    tidy(matrix(PURCHASE_CYCLES.stock)),
    tidy(`
                   | edit  | edit-lines | issue    | receive              | complete   | close    | cancel      | return
draft              | stays | stays      | → issued | –                    | –          | –        | → cancelled | –
issued             | stays | stays      | –        | → partially received | → received | → closed | → cancelled | –
partially received | stays | stays      | –        | stays                | → received | → closed | –           | stays
received           | –     | –          | –        | –                    | –          | –        | –           | stays
closed             | –     | –          | –        | –                    | –          | –        | –           | stays
cancelled          | –     | –          | –        | –                    | –          | –        | –           | –
  `),
  );
});

test('the whole grid of a drop-ship', () => {
  assert.equal(
    tidy(matrix(PURCHASE_CYCLES['drop-ship'])),
    tidy(`
                  | edit  | edit-lines | issue    | ship                | complete  | close    | cancel
draft             | stays | stays      | → issued | –                   | –         | –        | → cancelled
issued            | stays | stays      | –        | → partially shipped | → shipped | → closed | → cancelled
partially shipped | stays | stays      | –        | stays               | → shipped | → closed | –
shipped           | –     | –          | –        | –                   | –         | –        | –
closed            | –     | –          | –        | –                   | –         | –        | –
cancelled         | –     | –          | –        | –                   | –         | –        | –
  `),
  );
});

test('every refusal of either says why', () => {
  for (const cycle of Object.values(PURCHASE_CYCLES)) {
    const reasons = refusals(cycle);
    assert.ok(reasons.length > 20);
    for (const reason of reasons) assert.match(reason, /: \w.{9,}/);
  }
});
