import { type Counter, counted, counterOf, counters, numberOf } from '../command/counter.ts';
import type { Facts, Need } from '../command/fact.ts';
import { type AnyDefinition, nounOf } from './definition.ts';

/** Nine digits: beyond, a number somebody typed would use up the counter. */
const COUNTED = /^\d{6,9}$/;

/** Counts when no number is given, or a number that looks counted is: the counter then moves past it. */
export function touchNumber(definition: AnyDefinition, code: string | undefined, need: Need): void {
  if (counts(definition, code)) need(counters, nounOf(definition));
}

const counts = (definition: AnyDefinition, code: string | undefined): boolean =>
  definition.counted !== undefined && (code === undefined || given(definition, code) !== null);

/** The count in a number of the counted form: C-000042 → 42. */
function given({ counted }: AnyDefinition, code: string): number | null {
  const digits = code.startsWith(`${counted}-`) ? code.slice(`${counted}-`.length) : '';
  if (!COUNTED.test(digits)) return null;
  const count = Number(digits);
  return String(count).padStart(6, '0') === digits ? count : null;
}

/**
 * The code to use and the counter to keep. A counted number is always free, because every number of that form
 * that was ever given moved the counter past itself.
 */
export function numbered(
  definition: AnyDefinition,
  code: string | undefined,
  facts: Facts,
): { code: string; counter: Counter | null } {
  if (!counts(definition, code)) return { code: code as string, counter: null };
  const name = nounOf(definition);
  const counter = counterOf(name, definition.counted as string, facts);
  if (code === undefined) {
    const next = counted(counter);
    return { code: numberOf(next), counter: next };
  }
  const count = given(definition, code) as number;
  return { code, counter: count > counter.last ? { ...counter, last: count } : null };
}
