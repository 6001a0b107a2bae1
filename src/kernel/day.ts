declare const brand: unique symbol;
/** A date without time, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string & { readonly [brand]: 'day' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Years 1900 to 2199: an entry dated outside is a slip of the keyboard. */
export function parseDay(text: string): Day | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return null;
  const real = new Date(Date.UTC(year, month - 1, date));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === date ? (text as Day) : null;
}

export function day(text: string): Day {
  const value = parseDay(text);
  if (!value) throw new Error(`not a day: ${text}`);
  return value;
}

export function addDays(from: Day, count: number): Day {
  const at = new Date(`${from}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10) as Day;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The day an instant falls on in a time zone. */
export function dayIn(zone: string, instant: Date): Day {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter.format(instant) as Day;
}
