import { parseDay } from '../kernel/day.ts';
import { isId } from '../kernel/id.ts';
import { fieldProblem, type Problem, type Result } from '../kernel/problem.ts';
import { INVALID } from './problems.ts';

/** A page of a list; `nextCursor` asks for the page after it and is null on the last. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

export type CursorKey = readonly (string | number)[];

/** A cursor is the sort key of the last row seen, so that rows added or removed meanwhile shift nothing. */
export const cursorFrom = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const CHECKS = {
  text: (part: unknown) => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'),
  id: (part: unknown) => typeof part === 'string' && isId(part),
  day: (part: unknown) => typeof part === 'string' && parseDay(part) !== null,
  integer: (part: unknown) => Number.isInteger(part) && Math.abs(part as number) < 2 ** 31,
} as const;
export type CursorPart = keyof typeof CHECKS;

/** The sort key in a cursor, checked part by part because anybody may make one up; null when there is none. */
export function cursorKey(
  cursor: string | undefined,
  parts: readonly CursorPart[],
): Result<CursorKey | null> {
  if (cursor === undefined) return { ok: true, value: null };
  const key = parsed(cursor);
  const isKey =
    Array.isArray(key) && key.length === parts.length && parts.every((part, i) => CHECKS[part](key[i]));
  return isKey ? { ok: true, value: key } : { ok: false, problem: notACursor() };
}

const notACursor = (): Problem =>
  fieldProblem(INVALID, '/cursor', 'send what a page before answered as nextCursor, or nothing');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** A page from rows that were asked for with a limit of one more than it holds. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  show: (row: R) => T,
  keyOf: (row: R) => CursorKey,
): Page<T> {
  const held = rows.slice(0, limit);
  const last = rows.length > limit ? held.at(-1) : undefined;
  return { data: held.map(show), nextCursor: last === undefined ? null : cursorFrom(keyOf(last)) };
}
