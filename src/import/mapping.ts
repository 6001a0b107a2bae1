import { z } from 'zod';
import { SOURCES } from '../channels/order-channel.ts';
import { WORKFLOWS } from '../command/organisation.ts';

const ADDRESS = ['name', 'lines', 'city', 'region', 'postalCode', 'country', 'phone'] as const;

/** Fields of the order itself: every row of a document says the same. */
export const HEADER_FIELDS = [
  'number',
  'externalId',
  'source',
  'channel',
  'customer',
  'customerName',
  'workflow',
  'status',
  'dates',
  'orderDate',
  'mustArriveBy',
  'location',
  'customerPo',
  'currency',
  'pricesIncludeTax',
  'paymentTerms',
  'shelfLifeDays',
  'priority',
  'broker',
  'feePercent',
  'feeAmount',
  'addOns.freight',
  'addOns.fulfillment',
  'addOns.promo',
  'addOns.other',
  'charges.shipping',
  'charges.other',
  'notes',
  'externalRefs',
  ...ADDRESS.map((part) => `billTo.${part}` as const),
  ...ADDRESS.map((part) => `shipTo.${part}` as const),
  'outsideTotals.value',
  'outsideTotals.tax',
  'outsideTotals.total',
] as const;

export const LINE_FIELDS = [
  'product',
  'productName',
  'quantity',
  'unit',
  'unitPrice',
  'discount',
  'taxRate',
  'lineLocation',
] as const;

export type HeaderField = (typeof HEADER_FIELDS)[number];
export type LineField = (typeof LINE_FIELDS)[number];
export type MappedField = HeaderField | LineField;

export const DAY_FORMATS = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'] as const;

const name = z.string().trim().min(1).max(200);

/** How a column is read, beside its name. */
export const columnDetails = z.strictObject({
  optional: z.boolean().optional().meta({ description: 'the file may be without this column' }),
  read: z
    .literal('whole-number')
    .optional()
    .meta({ description: 'written as a number with decimals that mean nothing: 17850.0 is 17850' }),
  empty: z
    .literal('none')
    .optional()
    .meta({ description: 'an empty cell means none, not that the usual is taken' }),
  values: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'what the file writes → what is meant' }),
});

const columnField = z.preprocess(
  (given) => (typeof given === 'string' ? { column: given } : given),
  z.strictObject({ column: name, ...columnDetails.shape }),
);

const condition = z.strictObject({
  column: name,
  is: z
    .union([z.enum(['empty', 'zero', 'negative']), z.strictObject({ oneOf: z.array(z.string()).min(1) })])
    .optional(),
  startsWith: z.string().min(1).optional(),
});

const skipRule = z.strictObject({
  reason: name.meta({ description: 'listed with every row it skips' }),
  of: z
    .enum(['any', 'goods'])
    .default('any')
    .meta({ description: 'goods: leaves rows that are charges alone' }),
  when: z.array(condition).min(1).meta({ description: 'all of them hold' }),
});

const chargeRule = z.strictObject({
  to: z.enum(['shipping', 'other']),
  codes: z.array(name).default([]).meta({ description: 'the product column holds exactly one of these' }),
  startsWith: z.array(name).default([]),
});

/** Says what the columns of somebody's order file mean: docs/guides/import.md. */
export const mappingSchema = z.strictObject({
  name: name.regex(/^[a-z0-9-]+$/, { error: 'a mapping is named in small letters, digits and hyphens' }),
  about: z.string().max(2000).optional(),
  document: name.meta({ description: 'the column that says which order a row belongs to' }),
  fields: z.partialRecord(z.enum([...HEADER_FIELDS, ...LINE_FIELDS]), columnField),
  fixed: z
    .strictObject({
      source: z.enum(SOURCES).optional(),
      channel: name.optional(),
      workflow: z.enum(WORKFLOWS).optional(),
      currency: z.string().length(3).optional(),
      location: name.optional(),
      confirm: z.boolean().optional(),
      pricesIncludeTax: z.boolean().optional(),
    })
    .default({}),
  decimal: z.enum(['.', ',']).default('.'),
  days: z.enum(DAY_FORMATS).default('YYYY-MM-DD'),
  skip: z.array(skipRule).max(50).default([]),
  charges: z.array(chargeRule).max(20).default([]),
  linesOptional: z
    .boolean()
    .default(false)
    .meta({ description: 'a row without product and quantity is an order without lines' }),
  customers: z
    .strictObject({
      create: z.boolean().default(false),
      name: name.default('Customer {number}'),
      missing: z.strictObject({ number: name, name }).optional(),
    })
    .default({ create: false, name: 'Customer {number}' }),
  products: z.strictObject({ create: z.boolean().default(false) }).default({ create: false }),
});

export type Mapping = z.output<typeof mappingSchema>;
export type SkipRule = Mapping['skip'][number];
export type Condition = SkipRule['when'][number];
export type ChargeRule = Mapping['charges'][number];

export const columnOf = (mapping: Mapping, field: MappedField): string | null =>
  mapping.fields[field]?.column ?? null;
