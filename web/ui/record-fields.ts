import type { ComponentType, ReactNode } from 'react';
import type { Address } from '../../src/parties/address.ts';

export type Value = unknown;
export type Values = Readonly<Record<string, Value>>;

/** What the select of a record takes, such as `PriceListSelect`. */
export interface ChoosesRecord {
  readonly label: string;
  readonly value: string;
  readonly onChange: (ref: string) => void;
  readonly required?: boolean;
  readonly clearable?: boolean;
  readonly error?: ReactNode;
  readonly description?: string;
  readonly disabled?: boolean;
}

interface Common {
  /** As the command names it. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean;
  /** Takes the whole width. */
  readonly wide?: boolean;
  /** Shown and not to be changed. */
  readonly fixed?: boolean;
  /** What a new record begins with. */
  readonly initial?: Value;
}

/** One field of a record: how it is shown and what is sent for it. */
export type Field = Common &
  (
    | { readonly kind: 'text' | 'long' | 'day' | 'switch' | 'address' }
    /** Sent as a string, so that nothing is rounded on the way. */
    | { readonly kind: 'decimal'; readonly unit?: string }
    | { readonly kind: 'whole'; readonly unit?: string }
    | { readonly kind: 'select'; readonly options: readonly { value: string; label: string }[] }
    | { readonly kind: 'record'; readonly select: ComponentType<ChoosesRecord> }
    | { readonly kind: 'own'; readonly render: (field: OwnField) => ReactNode }
  );

/** For a field that none of the kinds fits: the page draws it. */
export interface OwnField {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: string | undefined;
  readonly disabled: boolean;
}

export interface Section {
  readonly title?: string;
  readonly fields: readonly Field[];
}

const isNothing = (value: Value): boolean => value === null || value === undefined || value === '';

/** As it is compared and sent: nothing is null, text without blanks around it, whole numbers as numbers. */
export function sent(field: Field, value: Value): Value {
  if (field.kind === 'switch') return value === true;
  if (isNothing(value)) return null;
  if (field.kind === 'address') return addressSent(value as Address);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  return field.kind === 'whole' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function addressSent(address: Address): Address | null {
  const lines = (address.lines ?? []).map((line) => line.trim()).filter(Boolean);
  const parts = Object.entries(address).filter(([name]) => name !== 'lines');
  const filled = parts.map(([name, part]) => [name, String(part).trim()] as const).filter(([, part]) => part);
  const whole = { ...Object.fromEntries(filled), ...(lines.length && { lines }) };
  return Object.keys(whole).length ? whole : null;
}

/** Objects with their members in order, so that the same address is the same text. */
const textOf = (value: Value): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** The fields that would be saved, and as what; `record` is null for one that is to be made. */
export function changed(fields: readonly Field[], record: Values | null, edits: Values): Values {
  const pairs = fields.flatMap((field): [string, Value][] => {
    const value = sent(field, shownValue(field, record, edits));
    if (!record) return value === null ? [] : [[field.name, value]];
    return textOf(value) === textOf(sent(field, record[field.name])) ? [] : [[field.name, value]];
  });
  return Object.fromEntries(pairs);
}

export const shownValue = (field: Field, record: Values | null, edits: Values): Value =>
  field.name in edits ? edits[field.name] : record ? record[field.name] : field.initial;
