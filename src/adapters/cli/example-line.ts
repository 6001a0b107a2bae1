import type { Field } from './fields.ts';

/** The registry's example of a command as a person would type it. */
export const exampleLine = (
  name: string,
  fields: readonly Field[],
  example: Readonly<Record<string, unknown>>,
): string => exampleWords(name, fields, example).map(quoted).join(' ');

export function exampleWords(
  name: string,
  fields: readonly Field[],
  example: Readonly<Record<string, unknown>>,
): string[] {
  const words = ['allot', ...name.replace('sales-order.', 'order.').split('.')];
  const ref = fields.find((field) => field.name === 'ref');
  if (ref && (example['ref'] !== undefined || ref.required)) words.push(String(example['ref'] ?? 'REF'));
  for (const field of fields) {
    const value = example[field.name];
    if (field.name !== 'ref' && value !== undefined) words.push(...optionWords(field, value));
  }
  return words;
}

function optionWords(field: Field, value: unknown): string[] {
  const flag = `--${field.flag}`;
  if (field.kind === 'yes-or-no') return [value ? flag : `--no-${field.flag}`];
  if (Array.isArray(value)) return value.flatMap((item) => [flag, short(item)]);
  return [flag, value === null ? '' : short(value)];
}

/** Objects of plain values as `name=value,…`, everything deeper as JSON. */
function short(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  const isFlat = !Array.isArray(value) && entries.every(([, part]) => isPlain(part));
  return isFlat ? entries.map(([name, part]) => `${name}=${part}`).join(',') : JSON.stringify(value);
}

const isPlain = (value: unknown): boolean =>
  value !== null && typeof value !== 'object' && !/[,=]/.test(String(value));

export const quoted = (text: string): string =>
  /^[\w.,:=@%/+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
