import colour from 'picocolors';
import { cell, heading, painted } from './cell.ts';
import { print } from './print.ts';
import { type Row, rowLines } from './rows.ts';
import { padded, widthOf } from './width.ts';

const QUIET = new Set(['id', 'version', 'colour', 'moves']);

/** One thing: its fields one below the other, its lists as tables beneath, then what can be done with it. */
export function showCard(thing: Row): void {
  const names = Object.keys(thing).filter((name) => !QUIET.has(name) && !isRecordId(name, thing));
  const plain = names.filter((name) => !isRows(thing[name]) && cell(thing[name]) !== '');
  const widest = Math.max(0, ...plain.map((name) => widthOf(heading(name))));
  for (const name of plain) {
    const text = name === 'status' ? painted(cell(thing[name]), thing['colour']) : cell(thing[name]);
    print(`${colour.dim(padded(heading(name), widest))}  ${text}`);
  }
  for (const name of names) {
    const rows = thing[name];
    if (isRows(rows)) print(`\n${colour.bold(heading(name))}\n${rowLines(rows).join('\n')}`);
  }
  showMoves(thing['moves']);
}

const isRecordId = (name: string, thing: Row): boolean =>
  name.endsWith('Id') && thing[name.slice(0, -2)] !== undefined;

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => one !== null && typeof one === 'object');

interface Move {
  readonly name: string;
  readonly allowed: boolean;
}

function showMoves(moves: unknown): void {
  if (!Array.isArray(moves)) return;
  const allowed = (moves as Move[]).filter((move) => move.allowed).map((move) => move.name);
  if (allowed.length) print(`\n${colour.dim('you can')}  ${allowed.join(', ')}`);
}
