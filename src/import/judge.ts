import { parseInput } from '../command/parse.ts';
import { type Money, total } from '../kernel/fixed.ts';
import { minorDigits } from '../kernel/money.ts';
import { type CreateInput, createInput, outsideHash } from '../sales/index.ts';
import { NOTHING, type SourceDocument } from './documents.ts';
import { BASE, channelOf, type Known, outsideKey, sizeOf } from './known.ts';
import { columnOf, type MappedField, type Mapping } from './mapping.ts';
import { type MergedLine, mergeRows, sumOf } from './merge.ts';
import { chargeAmount, customerOf, orderInput } from './order-input.ts';
import { doubtfulReferences } from './references.ts';
import type { Fault } from './sheet.ts';

/** How a document stands to what is there (A2). */
export type Standing = 'new' | 'there' | 'changed';

/** A document that can be written, and what it comes to. */
export interface ReadyOrder {
  readonly document: SourceDocument;
  readonly standing: Standing;
  readonly input: Record<string, unknown>;
  readonly parsed: CreateInput;
  readonly lines: readonly MergedLine[];
  readonly currency: string;
  readonly value: Money;
  readonly charges: Money;
}

export type Judged =
  | { readonly ok: true; readonly order: ReadyOrder }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** All that can be said against a document before anything is written. */
export function judge(mapping: Mapping, document: SourceDocument, known: Known): Judged {
  // Without one row that can be read there is nothing more to say.
  if (document.header === NOTHING) return { ok: false, faults: document.faults };
  const faults: Fault[] = [...document.faults];
  const told = new Set(faults.map(({ row, column }) => `${row} ${column}`));
  const at = (row: number, field: MappedField, detail: string): void => {
    const column = columnOf(mapping, field) ?? field;
    const place = `${row} ${column}`;
    if (!told.has(place)) faults.push({ row, column, detail });
    told.add(place);
  };
  doubtfulReferences(mapping, document, known, at);
  const currency = currencyOf(mapping, document, known);
  const minor = minorDigits(currency);
  const merged = mergeRows(document.goods, minor, (row) => sizeOf(row, known) ?? BASE);
  for (const { row, field, detail } of merged.faults) at(row, field, detail);
  const input = orderInput(mapping, document, merged.lines, minor);
  const parsed = parseInput(createInput, input);
  if (!parsed.ok) {
    for (const { pointer, detail } of parsed.problem.errors ?? []) {
      const place = placeOf(pointer, document, merged.lines);
      at(place.row, place.field, detail);
    }
  }
  if (!parsed.ok || faults.length) return { ok: false, faults };
  const standing = standingOf(parsed.value, known);
  if (standing === 'new' && parsed.value.number && known.numbers.has(parsed.value.number)) {
    at(document.firstRow, 'number', `the number "${parsed.value.number}" is taken`);
    return { ok: false, faults };
  }
  const charges = total(document.charges.map((charge) => chargeAmount(charge, minor)));
  const order = { document, standing, input, parsed: parsed.value, lines: merged.lines, currency };
  return {
    ok: true,
    order: { ...order, value: sumOf(merged.lines), charges: chargesIn(parsed.value, charges) },
  };
}

const chargesIn = (parsed: CreateInput, fromRows: Money): Money =>
  parsed.charges
    ? total([parsed.charges.shipping, parsed.charges.other].filter((one) => one !== undefined))
    : fromRows;

function currencyOf(mapping: Mapping, { header }: SourceDocument, known: Known): string {
  const customer = known.customers.get(customerOf(mapping, header) ?? '');
  return header.currency ?? mapping.fixed.currency ?? customer?.currency ?? known.organisation.currency;
}

function standingOf(input: CreateInput, known: Known): Standing {
  if (input.externalId === undefined)
    return input.number && known.numbers.has(input.number) ? 'there' : 'new';
  const source = input.source ?? channelOf(input, known)?.source ?? '';
  const there = known.outside.get(outsideKey(source, input.externalId));
  if (!there) return 'new';
  // Our own export come back: an order that carries the number it has here is that order, however it is written.
  if (input.number === there.number) return 'there';
  const hash = outsideHash(input);
  return there.outsideHash === hash || there.told.includes(hash) ? 'there' : 'changed';
}

const LINE_NAMES: Readonly<Record<string, MappedField>> = { location: 'lineLocation' };

/** The row and the field a pointer into the command's input came from. */
function placeOf(
  pointer: string,
  document: SourceDocument,
  lines: readonly MergedLine[],
): { row: number; field: MappedField } {
  const [, first = '', ...rest] = pointer.split('/');
  if (first === 'lines' && rest[0] === undefined) return { row: document.firstRow, field: 'product' };
  if (first !== 'lines') {
    return { row: document.firstRow, field: [first, ...rest].slice(0, 2).join('.') as MappedField };
  }
  const row = lines[Number(rest[0])]?.rows[0]?.row ?? document.firstRow;
  const name = rest[1] ?? 'product';
  return { row, field: LINE_NAMES[name] ?? (name as MappedField) };
}
