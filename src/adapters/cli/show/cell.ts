import colour from 'picocolors';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*Z$/;

/** A value as it stands in a table or card. What the data holds never reaches the terminal as a control sequence. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.every(isPlain) ? value.map(cell).join(', ') : String(value.length);
  if (typeof value === 'object') return named(value as Record<string, unknown>);
  const text = String(value).replace(/\p{Cc}+/gu, ' ');
  const instant = INSTANT.exec(text);
  return instant ? `${instant[1]} ${instant[2]}` : text;
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';

/** A record by what people call it, with its name beside where it has both. */
function named(record: Record<string, unknown>): string {
  const code = record['number'] ?? record['code'] ?? record['sku'];
  const name = record['name'];
  if ('city' in record || 'country' in record)
    return Object.values(record).filter(Boolean).map(cell).join(', ');
  if (code !== undefined || name !== undefined) return [code, name].filter(Boolean).map(cell).join(' ');
  return Object.entries(record)
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([key, part]) => `${key} ${cell(part)}`)
    .join(', ');
}

export const isNumeric = (text: string): boolean => /^[−+-]?\d+(\.\d+)?%?$/.test(text);

/** `mustArriveBy` → `must arrive by`. */
export const heading = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

type Paint = (text: string) => string;
const PAINTS: Readonly<Record<string, Paint>> = {
  grey: colour.gray,
  blue: colour.blue,
  yellow: colour.yellow,
  green: colour.green,
  red: colour.red,
  violet: colour.magenta,
  teal: colour.cyan,
  orange: colour.yellow,
};
/** The colour of a status, beside its word and never instead of it (B19). */
export const painted = (text: string, name: unknown): string =>
  (PAINTS[String(name)] ?? ((same) => same))(text);
