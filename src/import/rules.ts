import type { ChargeRule, Condition, Mapping } from './mapping.ts';
import { decimalText } from './values.ts';

/** A row as the rules see it: the trimmed text of a column. */
export type Cell = (column: string) => string;

/** Why the mapping skips this row; null where it does not. */
export function skipReason(mapping: Mapping, cell: Cell, isCharge: boolean): string | null {
  const rule = mapping.skip.find(
    ({ of, when }) => !(of === 'goods' && isCharge) && when.every((one) => holds(one, cell, mapping.decimal)),
  );
  return rule?.reason ?? null;
}

function holds({ column, is, startsWith }: Condition, cell: Cell, decimal: '.' | ','): boolean {
  const text = cell(column);
  if (startsWith !== undefined && !text.startsWith(startsWith)) return false;
  if (is === undefined) return true;
  if (typeof is === 'object') return is.oneOf.includes(text);
  if (is === 'empty') return text === '';
  const value = decimalText(text, decimal);
  if (value === null) return false;
  return is === 'zero' ? /^-?0*(\.0*)?$/.test(value) : value.startsWith('-') && /[1-9]/.test(value);
}

/** Which charge a product code stands for; null for goods. */
export function chargeOf(mapping: Mapping, code: string): ChargeRule['to'] | null {
  const rule = mapping.charges.find(
    ({ codes, startsWith }) => codes.includes(code) || startsWith.some((start) => code.startsWith(start)),
  );
  return rule?.to ?? null;
}
