import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { cell } from './cell.ts';
import { rowLines } from './rows.ts';
import { cut, padded, widthOf } from './width.ts';

const plain = (lines: readonly string[]): string[] => lines.map(stripVTControlCharacters);

test('a table stands straight whatever script names are in', () => {
  const rows = [
    { number: 'C-1', name: '港町雑貨店', total: '7.50' },
    { number: 'C-2', name: 'Café', total: '120.00' },
  ];
  assert.deepEqual(plain(rowLines(rows)), [
    'number  name         total',
    'C-1     港町雑貨店    7.50',
    'C-2     Café        120.00',
  ]);
});

test('ids, and columns nothing stands in, are left out', () => {
  const rows = [{ id: 'x', number: 'SO-1', note: null, customerId: 'y', lines: [{}, {}] }];
  assert.deepEqual(plain(rowLines(rows)), ['number  lines', 'SO-1        2']);
  assert.deepEqual(plain(rowLines([{ id: 'x', name: 'till' }])), ['id  name', 'x   till']);
});

test('what the data holds cannot command the terminal', () => {
  assert.equal(cell('Evil\x1b[2J\x07Corp\nLtd'), 'Evil [2J Corp Ltd');
  assert.equal(cell({ number: 'C-1', name: 'a\x1bb' }), 'C-1 a b');
});

test('changes are told before → after', () => {
  const rows = [{ what: 'status', changes: { status: ['Saved', 'Confirmed'], note: [null, 'x'] } }];
  assert.deepEqual(plain(rowLines(rows)), [
    'what    changes',
    'status  status Saved → Confirmed, note – → x',
  ]);
});

test('widths count columns of the terminal', () => {
  assert.deepEqual(['abc', '港', 'é', '\x1b[31mx\x1b[39m'].map(widthOf), [3, 2, 1, 1]);
  assert.equal(cut('港町雑貨店', 6), '港町…');
  assert.equal(padded('港', 4, true), '  港');
});
