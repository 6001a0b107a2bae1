import type { AnyDefinition } from '../record/index.ts';
import { decimalText, flagOf, pairsOf, pairsText } from './values.ts';

/** How a cell of a column says its value. */
export type CellKind = 'text' | 'decimal' | 'whole' | 'flag' | 'units' | 'json';

/** A column of a file of records: a field, or with a dot one part of an address. */
export interface RecordColumn {
  readonly name: string;
  readonly kind: CellKind;
}

const ADDRESS = ['name', 'lines', 'city', 'region', 'postalCode', 'country', 'phone'];
const ADDRESSES = new Set(['billTo', 'shipTo', 'address']);
const DECIMALS = new Set(['price', 'percent', 'quantity']);

/** The columns a kind of record is written and read in; they follow from its definition. */
export function recordColumns(definition: AnyDefinition): RecordColumn[] {
  return Object.entries(definition.fields).flatMap(([name, field]): RecordColumn[] => {
    if (!field.given) return [];
    if (ADDRESSES.has(name)) return ADDRESS.map((part) => ({ name: `${name}.${part}`, kind: 'text' }));
    return [{ name, kind: kindOf(name, field.storedAs) }];
  });
}

function kindOf(name: string, storedAs: string): CellKind {
  if (storedAs === 'boolean') return 'flag';
  if (storedAs === 'integer' || storedAs === 'smallint') return 'whole';
  if (DECIMALS.has(storedAs)) return 'decimal';
  if (storedAs !== 'jsonb') return 'text';
  return name === 'sellingUnits' ? 'units' : 'json';
}

interface Unit {
  readonly name: string;
  readonly quantity: string;
}

/** The value in a cell as JSON has it; what cannot be read is handed on as text, to be refused by name. */
export function cellValue(kind: CellKind, text: string, decimal: '.' | ','): unknown {
  if (kind === 'flag') return flagOf(text) ?? text;
  if (kind === 'whole') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (kind === 'decimal') return decimalText(text, decimal) ?? text;
  if (kind === 'units') {
    const pairs = pairsOf(text);
    return pairs ? Object.entries(pairs).map(([name, quantity]): Unit => ({ name, quantity })) : text;
  }
  if (kind !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The same value as the text of a cell. */
export function cellOf(kind: CellKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'units')
    return pairsText(Object.fromEntries((value as Unit[]).map((unit) => [unit.name, unit.quantity])));
  if (kind === 'json') return JSON.stringify(value);
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** `billTo.city` of a record as it is shown. */
export function partOf(view: Readonly<Record<string, unknown>>, name: string): unknown {
  const [field, part] = name.split('.') as [string, string | undefined];
  const value = view[field];
  return part === undefined ? value : (value as Record<string, unknown> | null)?.[part];
}

/** Puts it back: an address is made of its parts. */
export function setPart(into: Record<string, unknown>, name: string, value: unknown): void {
  const [field, part] = name.split('.') as [string, string | undefined];
  if (part === undefined) into[field] = value;
  else {
    const inner = (into[field] ??= {}) as Record<string, unknown>;
    inner[part] = part === 'lines' ? String(value).split('\n') : value;
  }
}
