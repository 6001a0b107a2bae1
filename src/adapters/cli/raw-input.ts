import { readFileSync } from 'node:fs';
import { usageFailure, wordsOf } from './exit.ts';
import type { Field } from './fields.ts';

type Raw = Record<string, unknown>;

/** The input of a command as if it had come as JSON: `--data` first, then what single options say. */
export function rawInput(fields: readonly Field[], ref: string | undefined, options: Raw): Raw {
  const raw: Raw = options['data'] === undefined ? {} : readObject(options['data'] as string);
  if (ref !== undefined) raw['ref'] = ref;
  for (const field of fields) {
    const given = options[optionOf(field)];
    if (given !== undefined) raw[field.name] = readValue(field, given);
  }
  return raw;
}

/** The name commander keeps an option's value under. */
export const optionOf = (field: Field): string =>
  field.flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function readValue(field: Field, given: unknown): unknown {
  if (field.clearable && given === '') return null;
  if (field.kind === 'yes-or-no') return given;
  if (field.kind === 'list') return (given as string[]).flatMap((text) => itemsOf(field, text));
  if (field.kind === 'nested') return nestedOf(field, given as string);
  return scalar(field.kind, given as string);
}

/** What is no number stays text, so that the answer says what is wrong with it. */
const scalar = (kind: Field['kind'], text: string): unknown =>
  kind === 'integer' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;

/** One item of a list: a value, `name=value,name=value`, or JSON. */
function itemsOf(field: Field, text: string): unknown[] {
  const isJson = /^\s*[[{]/.test(text) || text.startsWith('@');
  if (isJson) {
    const value = readJson(text, `--${field.flag}`);
    return Array.isArray(value) ? value : [value];
  }
  if (field.parts.length) return [pairs(field, text)];
  return [field.holdsIntegers ? wholeOrText(text) : text];
}

/** Lists of line numbers and SKUs mix both; a SKU with a leading zero stays text. */
const wholeOrText = (text: string): unknown =>
  /^\d{1,9}$/.test(text) && String(Number(text)) === text ? Number(text) : text;

function nestedOf(field: Field, text: string): unknown {
  if (/^\s*[[{"]/.test(text) || text.startsWith('@')) return readJson(text, `--${field.flag}`);
  return pairs(field, text);
}

/** `product=LANTERN,quantity=6`. Values with a comma or an equals sign are written as JSON. */
function pairs(field: Field, text: string): Raw {
  const example = `--${field.flag} ${
    field.parts
      .slice(0, 2)
      .map((part) => `${part.name}=…`)
      .join(',') || 'name=…'
  }`;
  const made: Raw = {};
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    if (at < 1) throw usageFailure(`--${field.flag} "${text}" is neither JSON nor written like ${example}`);
    const name = pair.slice(0, at).trim();
    const part = field.parts.find((one) => one.name === name || one.flag === name);
    const value = pair.slice(at + 1);
    made[part?.name ?? name] = part ? partOf(part, value) : value;
  }
  return made;
}

const partOf = (part: Field, text: string): unknown => {
  if (part.clearable && text === '') return null;
  if (part.kind === 'yes-or-no') return text === 'true' ? true : text === 'false' ? false : text;
  return scalar(part.kind, text);
};

function readObject(text: string): Raw {
  const value = readJson(text, '--data');
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return { ...value };
  throw usageFailure('--data is not a JSON object');
}

/** JSON from the line, from a file (`@order.json`) or from standard input (`@-`). */
function readJson(text: string, option: string): unknown {
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text === '@-' ? 0 : text.slice(1), 'utf8') : text);
  } catch (error) {
    const where = text.startsWith('@') ? `${option} ${text}` : option;
    throw usageFailure(`${where} cannot be read as JSON: ${wordsOf(error)}`);
  }
}
