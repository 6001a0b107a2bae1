import colour from 'picocolors';
import { isNumeric } from './cell.ts';
import { cut, padded, terminalWidth, widthOf } from './width.ts';

const GAP = '  ';
const WIDEST = 48;

/** Lines of a table. On a terminal it is cut to fit; in a file or pipe everything is there. */
export function tableLines(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const room = terminalWidth();
  const shown = room === null ? rows : rows.map((row) => row.map((text) => cut(text, WIDEST)));
  const widths = headings.map((title, i) =>
    Math.max(widthOf(title), ...shown.map((row) => widthOf(row[i] ?? ''))),
  );
  const right = headings.map(
    (_, i) => rows.some((row) => row[i]) && rows.every((row) => !row[i] || isNumeric(row[i])),
  );
  const kept = fitting(widths, room);
  const line = (texts: readonly string[], paint: (text: string) => string = (text) => text) =>
    texts
      .slice(0, kept)
      .map((text, i) => paint(padded(text, widths[i] as number, right[i])))
      .join(GAP)
      .trimEnd();
  const lines = [line(headings, colour.dim), ...shown.map((row) => line(row))];
  if (kept < headings.length) {
    lines.push(colour.dim(`(${headings.length - kept} more columns in a wider window or with --json)`));
  }
  return lines;
}

/** How many columns from the left fit; the first always does. */
function fitting(widths: readonly number[], room: number | null): number {
  if (room === null) return widths.length;
  let used = 0;
  for (const [i, width] of widths.entries()) {
    used += width + (i ? GAP.length : 0);
    if (used > room) return Math.max(1, i);
  }
  return widths.length;
}
