import picocolors from 'picocolors';
import type { Verdict } from './floors.ts';

/** A table for the terminal: the first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [lineOf(head), rule, ...rows.map(lineOf)].join('\n');
}

/** Enough digits to compare by, no more. */
export function short(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ promise, measured, bound, atMost, unit, kept }) => [
    promise,
    `${short(measured)} ${unit}`,
    `${atMost ? '≤' : '≥'} ${bound} ${unit}`,
    kept ? 'kept' : 'BROKEN',
  ]);
  const text = table(['promise', 'measured', 'floor', ''], rows);
  const { green, red } = picocolors;
  return text.replace(/kept$/gm, green('kept')).replace(/BROKEN$/gm, red('BROKEN'));
}
