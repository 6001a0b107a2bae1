import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayText, decimalText, flagOf, pairsOf, pairsText, wholeNumber } from './values.ts';

test('decimals are read as they are written, with point or comma', () => {
  const point = { '2.55': '2.55', '-1': '-1', '1,234.50': '1234.50', '1,23': null, '1.2.3': null, abc: null };
  for (const [text, expected] of Object.entries(point)) assert.equal(decimalText(text, '.'), expected, text);
  const comma = {
    '2,55': '2.55',
    '1.234,50': '1234.50',
    '1 234,5': '1234.5',
    '17': '17',
    '1,2,3': null,
    '1e5': null,
  };
  for (const [text, expected] of Object.entries(comma)) assert.equal(decimalText(text, ','), expected, text);
});

test('days are read in the format the mapping names, and in that of ISO always', () => {
  assert.equal(dayText('2010-12-01 08:26:00', 'YYYY-MM-DD'), '2010-12-01');
  assert.equal(dayText('2010-12-01T08:26Z', 'DD/MM/YYYY'), '2010-12-01');
  assert.equal(dayText('1/2/2026', 'DD/MM/YYYY'), '2026-02-01');
  assert.equal(dayText('1/2/2026', 'MM/DD/YYYY'), '2026-01-02');
  assert.equal(dayText('31.12.2026', 'DD.MM.YYYY'), '2026-12-31');
  for (const text of ['2026-02-30', '1/2/2026', '31.12.2026', '20260101', 'soon'])
    assert.equal(dayText(text, 'YYYY-MM-DD'), null, text);
  assert.equal(dayText('30/02/2026', 'DD/MM/YYYY'), null);
});

test('whole numbers lose decimals that mean nothing, and nothing else', () => {
  assert.deepEqual(['17850.0', '17850', '1.5', 'C-1.0'].map(wholeNumber), ['17850', '17850', '1.5', 'C-1.0']);
});

test('yes and no are understood, anything else is not', () => {
  assert.deepEqual(['yes', 'TRUE', '1', 'No', 'false', 'maybe'].map(flagOf), [
    true,
    true,
    true,
    false,
    false,
    null,
  ]);
});

test('pairs are read back as they were written', () => {
  const pairs = { Received: '2026-01-02', 'a=b; c': 'x\\y;z=1', ق: 'ك' };
  assert.deepEqual(pairsOf(pairsText(pairs)), pairs);
  assert.equal(
    pairsText({ Received: '2026-01-02', Entered: '2026-01-05' }),
    'Received=2026-01-02; Entered=2026-01-05',
  );
  assert.equal(pairsOf('no pair'), null);
});
