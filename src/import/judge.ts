import { parseInput } from '../command/parse.ts';
import { type Money, plus } from '../kernel/fixed.ts';
import { minorDigits, NO_MONEY } from '../kernel/money.ts';
import type { Problem } from '../kernel/problem.ts';
import { type CreateInput, createInput, outsideHash } from '../sales/index.ts';
import { Complaints } from './complaints.ts';
import { NOTHING, type SourceDocument } from './documents.ts';
import { BASE, channelOf, type Known, outsideKey, sizeOf } from './known.ts';
import type { MappedField, Mapping } from './mapping.ts';
import { type MergedLine, mergeRows, sumOf } from './merge.ts';
import { customerOf, orderInput } from './order-input.ts';
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
  const complaints = new Complaints(mapping, document.faults);
  doubtfulReferences(mapping, document, known, complaints);
  const currency = currencyOf(mapping, document, known);
  const minor = minorDigits(currency);
  const { lines, faults } = mergeRows(document.goods, minor, (row) => sizeOf(row, known) ?? BASE);
  for (const { row, field, detail } of faults) complaints.add(row, field, detail);
  const input = orderInput(mapping, document, lines, minor);
  const parsed = parseInput(createInput, input);
  if (!parsed.ok) complainOf(parsed.problem, document, lines, complaints);
  const standing = parsed.ok ? standingOf(parsed.value, known) : 'new';
  const { number = '' } = parsed.ok ? parsed.value : {};
  if (standing === 'new' && known.numbers.has(number))
    complaints.add(document.firstRow, 'number', `the number "${number}" is taken`);
  if (!parsed.ok || complaints.faults.length) return { ok: false, faults: complaints.faults };
  const { shipping = NO_MONEY, other = NO_MONEY } = parsed.value.charges ?? {};
  const sums = { value: sumOf(lines), charges: plus(shipping, other) };
  return { ok: true, order: { document, standing, input, parsed: parsed.value, lines, currency, ...sums } };
}

function complainOf(
  problem: Problem,
  document: SourceDocument,
  lines: readonly MergedLine[],
  complaints: Complaints,
): void {
  for (const { pointer, detail } of problem.errors ?? []) {
    const { row, field } = placeOf(pointer, document, lines);
    complaints.add(row, field, detail);
  }
}

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
