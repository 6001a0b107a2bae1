import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, dayIn, parseDay } from './day.ts';

test('a day is one that is on the calendar', () => {
  assert.equal(parseDay('2028-02-29'), '2028-02-29');
  for (const text of [
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1899-12-31',
    '2200-01-01',
    'today',
  ]) {
    assert.equal(parseDay(text), null, text);
  }
});

test('what day it is depends on where', () => {
  const instant = new Date('2026-12-31T23:30:00Z');
  assert.equal(dayIn('UTC', instant), '2026-12-31');
  assert.equal(dayIn('Europe/Berlin', instant), '2027-01-01');
  assert.equal(dayIn('America/Los_Angeles', instant), '2026-12-31');
});

test('days are counted over months and years', () => {
  assert.equal(addDays(day('2026-12-31'), 1), '2027-01-01');
  assert.equal(addDays(day('2028-03-01'), -1), '2028-02-29');
});
