/** More than this of one list says nothing more to whoever reads it all. */
const MOST_ITEMS = 40;
const LONGEST_TEXT = 2_000;

/** The same, small enough to be read: long lists and texts are cut, and how much was left out stands beside. */
export function small<T>(value: T): T {
  return cut(value) as T;
}

function cut(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(cut);
  if (value === null || typeof value !== 'object') return value;
  const made: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    made[name] = cut(part);
    if (Array.isArray(part) && part.length > MOST_ITEMS && name !== 'data')
      made[`${name}LeftOut`] = part.length - MOST_ITEMS;
  }
  return made;
}
