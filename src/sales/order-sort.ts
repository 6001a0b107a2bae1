import { parseDay } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

/** What a list of orders can go by. */
export const SORTS = ['created', 'orderDate', 'mustArriveBy', 'number', 'total'] as const;
export type Sort = (typeof SORTS)[number];
export const DIRECTIONS = ['asc', 'desc'] as const;

export interface Order {
  readonly sort: Sort;
  readonly direction: (typeof DIRECTIONS)[number];
}

/** The last row seen. `at` is what the list goes by; null once those without it have begun (they come last). */
export interface Place {
  readonly at: string | null;
  readonly id: Id;
}

const isDay = (text: string): boolean => parseDay(text) !== null;
/** What a place in the list may look like, because anybody may make a cursor up. */
const FITS: Readonly<Record<Sort, (text: string) => boolean>> = {
  created: (text) => text === '',
  orderDate: isDay,
  mustArriveBy: isDay,
  number: (text) => /^[^\p{Cc}]{1,200}$/u.test(text),
  total: (text) => /^-?\d{1,14}(\.\d{1,4})?$/.test(text),
};
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const writeCursor = ({ sort, direction }: Order, { at, id }: Place): string =>
  Buffer.from(JSON.stringify([sort, direction, at, id])).toString('base64url');

/** Null without a cursor, undefined for one that is not of this list. */
export function readCursor(cursor: string | undefined, { sort, direction }: Order): Place | null | undefined {
  if (cursor === undefined) return null;
  try {
    const parts: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [of, towards, at, id] = parts;
    if (parts.length !== 4 || of !== sort || towards !== direction) return undefined;
    if (typeof id !== 'string' || !ID.test(id)) return undefined;
    if (at === null) return sort === 'mustArriveBy' ? { at, id: id as Id } : undefined;
    const fits = typeof at === 'string' && at.isWellFormed() && FITS[sort](at);
    return fits ? { at, id: id as Id } : undefined;
  } catch {
    return undefined;
  }
}
