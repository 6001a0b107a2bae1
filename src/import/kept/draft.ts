import { z } from 'zod';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { mappingFrom } from '../find-mapping.ts';
import { MAPPING_REFUSED } from '../import.problems.ts';
import type { ImportKind } from '../import-job.store.ts';
import { columnDetails, HEADER_FIELDS, LINE_FIELDS, type Mapping, mappingSchema } from '../mapping.ts';
import { type RecordMapping, recordMappingSchema } from '../record-mapping.ts';

const ORDER_FIELDS = ['document', ...HEADER_FIELDS, ...LINE_FIELDS] as const;
const column = z.string().trim().min(1).max(200);
const { fixed, decimal, days, skip, charges, linesOptional, customers, products } = mappingSchema.shape;

/** What the columns of an order file mean, while it is being chosen: field → column, and it may lack some. */
export const orderDraft = z.strictObject({
  columns: z.partialRecord(z.enum(ORDER_FIELDS), column).default({}),
  details: z.partialRecord(z.enum(ORDER_FIELDS), columnDetails).default({}),
  fixed,
  decimal,
  days,
  skip,
  charges,
  linesOptional,
  customers,
  products,
});

/** The same for products, customers and stock. Only the columns named are read. */
export const recordDraft = z.strictObject({
  columns: z.record(z.string().max(60), column).default({}),
  fixed: recordMappingSchema.shape.fixed,
  decimal: recordMappingSchema.shape.decimal,
});

export type OrderDraft = z.output<typeof orderDraft>;
export type RecordDraft = z.output<typeof recordDraft>;
export type Draft = OrderDraft | RecordDraft;

export const draftSchema = (what: ImportKind): z.ZodType<Draft> =>
  what === 'orders' ? orderDraft : recordDraft;

/** A mapping taken apart, to be looked at and changed. */
export function draftOf(mapping: Mapping): OrderDraft {
  const { document, fields, name: _, about: __, ...rest } = mapping;
  const columns: OrderDraft['columns'] = { document };
  const details: OrderDraft['details'] = {};
  for (const [field, { column, ...detail }] of Object.entries(fields) as [
    keyof typeof fields,
    NonNullable<(typeof fields)['product']>,
  ][]) {
    columns[field] = column;
    if (Object.keys(detail).length) details[field] = detail;
  }
  return { columns, details, ...rest };
}

/** A mapping of records; a field whose column has its own name is written out, where the file has it. */
export function recordDraftOf(
  mapping: RecordMapping,
  fields: readonly string[],
  heads: readonly string[],
): RecordDraft {
  const plain = mapping.onlyThese ? [] : fields.filter((field) => heads.includes(field));
  const columns = { ...Object.fromEntries(plain.map((field) => [field, field])), ...mapping.columns };
  return { columns, decimal: mapping.decimal, ...(mapping.fixed && { fixed: mapping.fixed }) };
}

/** Put together again under a name; refused while something is lacking. */
export function mappingOf(draft: OrderDraft, name: string): Result<Mapping> {
  const { columns, details, ...rest } = draft;
  const { document, ...others } = columns;
  if (document === undefined)
    return refused(problem(MAPPING_REFUSED, 'say which column tells the order a row belongs to (document)'));
  const fields = Object.entries(others).map(([field, column]) => {
    const detail = details[field as keyof typeof details];
    return [field, { column, ...detail }];
  });
  const source = rest.fixed.source ?? (columns.source === undefined ? 'import' : undefined);
  const fixed = { ...rest.fixed, ...(source && { source }) };
  return mappingFrom({ ...rest, fixed, name, document, fields: Object.fromEntries(fields) }, 'the mapping');
}

export function recordMappingOf(
  draft: RecordDraft,
  name: string,
  fields: readonly string[],
): Result<RecordMapping> {
  const named = [...Object.keys(draft.columns), ...Object.keys(draft.fixed ?? {})];
  const unknown = named.filter((field) => !fields.includes(field));
  if (unknown.length)
    return refused(
      problem(MAPPING_REFUSED, `there is no field ${unknown.map((one) => `"${one}"`).join(', ')}`),
    );
  const fixed = Object.keys(draft.fixed ?? {}).length ? draft.fixed : undefined;
  return done({
    name,
    columns: draft.columns,
    decimal: draft.decimal,
    onlyThese: true,
    ...(fixed && { fixed }),
  });
}
