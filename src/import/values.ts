import { type Day, parseDay } from '../kernel/day.ts';
import type { Mapping } from './mapping.ts';

const PLAIN = /^-?\d+(\.\d+)?$/;
const GROUPED = { '.': /^-?\d{1,3}(,\d{3})+(\.\d+)?$/, ',': /^-?\d{1,3}([. ]\d{3})*(,\d+)?$|^-?\d+,\d+$/ };

/** A number as the file writes it, as a plain decimal: `1,234.50` and `1.234,50` are both 1234.50. Null if none. */
export function decimalText(text: string, decimal: '.' | ','): string | null {
  if (decimal === '.') {
    if (PLAIN.test(text)) return text;
    return GROUPED['.'].test(text) ? text.replaceAll(',', '') : null;
  }
  if (GROUPED[','].test(text)) return text.replace(/[. ]/g, '').replace(',', '.');
  return PLAIN.test(text) ? text : null;
}

/** `17850.0` is 17850; anything else stays as it is. */
export const wholeNumber = (text: string): string => /^(\d+)\.0+$/.exec(text)?.[1] ?? text;

const TIME = /(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;

/** The day of a date with or without time. A spreadsheet's own dates arrive as YYYY-MM-DD whatever `format` says. */
export function dayText(text: string, format: Mapping['days']): Day | null {
  const date = text.replace(TIME, '');
  const iso = parseDay(date);
  if (iso) return iso;
  const parts = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/.exec(date);
  if (!parts || format === 'YYYY-MM-DD' || (parts[2] === '.') !== (format === 'DD.MM.YYYY')) return null;
  const [, first, , second, year] = parts as unknown as [string, string, string, string, string];
  const [date1, month] = format === 'MM/DD/YYYY' ? [second, first] : [first, second];
  return parseDay(`${year}-${month.padStart(2, '0')}-${date1.padStart(2, '0')}`);
}

const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);
export function flagOf(text: string): boolean | null {
  const small = text.toLowerCase();
  return YES.has(small) ? true : NO.has(small) ? false : null;
}

const SPECIAL = /[\\;=]/g;

/** Pairs in one cell: `Received=2026-01-02; Entered=2026-01-05`. */
export const pairsText = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([key, value]) => `${key.replace(SPECIAL, '\\$&')}=${value.replace(SPECIAL, '\\$&')}`)
    .join('; ');

export function pairsOf(text: string): Record<string, string> | null {
  const pairs: Record<string, string> = {};
  for (const part of text.match(/(?:\\.|[^;\\])+/gs) ?? []) {
    const match = /^\s*((?:\\.|[^=\\])+)=((?:\\.|[^=\\])*)$/s.exec(part);
    if (!match) return null;
    pairs[plain(match[1] as string).trim()] = plain(match[2] as string).trim();
  }
  return pairs;
}

const plain = (text: string): string => text.replace(/\\(.)/gs, '$1');
