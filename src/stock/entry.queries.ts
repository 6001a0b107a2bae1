import sql, { join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, pageFields, refField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { INVALID } from '../command/problems.ts';
import { defineQuery } from '../command/query.ts';
import { type Id, isId } from '../kernel/id.ts';
import { done, fieldProblem, refused } from '../kernel/problem.ts';
import { documentsNumbered, entryShape, entryView, eventField, namedEntries } from './entry-rows.queries.ts';
import { EXPLAINED, eventsMoving } from './explain.ts';
import { locationIs, lotIs, productIs } from './stock-filters.queries.ts';

const filters = {
  bin: refField.optional().meta({ description: 'an id, or a code' }),
  lot: refField.optional().meta({ description: 'an id, or PRODUCT/NUMBER' }),
  dayFrom: dayField.optional(),
  dayTo: dayField.optional(),
};
type Filters = z.output<z.ZodObject<typeof filters>>;

const filtered = ({ bin, lot, dayFrom, dayTo }: Filters, org: Id): (Sql | false | undefined)[] => [
  bin !== undefined &&
    (isId(bin)
      ? sql`bin_id = ${bin}`
      : sql`bin_id = ANY(ARRAY(SELECT id FROM bin WHERE org_id = ${org} AND code = ${bin}))`),
  lot !== undefined && sql`lot_id = ${lotIs(lot, org)}`,
  dayFrom && sql`day >= ${dayFrom}`,
  dayTo && sql`day <= ${dayTo}`,
];

export const positionEntries = defineQuery({
  name: 'position.entries',
  sentence: 'The ledger entries a stock number is made of, newest first.',
  permission: 'stock:read',
  input: z.strictObject({
    product: refField,
    location: refField,
    quantity: z.enum(EXPLAINED).optional().meta({ description: 'only the entries that move this number' }),
    ...filters,
    ...pageFields,
  }),
  answer: entryShape,
  paged: true,
  run: async (input, { db, actor: { org } }) => {
    const after = cursorKey(input.cursor, ['id']);
    if (!after.ok) return after;
    const conditions = allOf([
      sql`org_id = ${org} AND product_id = ${productIs(input.product, org)}`,
      sql`location_id = ${locationIs(input.location, org)}`,
      input.quantity && sql`event = ANY(${eventsMoving(input.quantity)}::ledger_event[])`,
      ...filtered(input, org),
      after.value && sql`id < ${after.value[0]}`,
    ]);
    // By primary key, backwards: ids are in the order entries were recorded.
    const entries = sql`SELECT * FROM ledger_entry WHERE ${conditions} ORDER BY id DESC LIMIT ${input.limit + 1}`;
    return done(pageOf(await db.rows(namedEntries(org, entries)), input.limit, entryView, (row) => [row.id]));
  },
});

const listInput = z.strictObject({
  document: refField.optional().meta({ description: 'the order, receipt, transfer … they come from' }),
  command: z.uuid().optional().meta({ description: 'the command that posted them' }),
  product: refField.optional(),
  location: refField.optional(),
  ...filters,
  event: eventField.optional(),
  ...pageFields,
});
type ListInput = z.output<typeof listInput>;

export const listEntries = defineQuery({
  name: 'ledger-entry.list',
  sentence: 'Ledger entries of a document, command, lot or product, newest first.',
  permission: 'stock:read',
  input: listInput,
  answer: entryShape,
  paged: true,
  run: async (input, { db, actor: { org } }) => {
    const after = cursorKey(input.cursor, ['id']);
    if (!after.ok) return after;
    const entries = entriesFor(input, org, (after.value?.[0] as Id | undefined) ?? null);
    if (!entries)
      return refused(fieldProblem(INVALID, '/document', 'say of which document, command, lot or product'));
    return done(pageOf(await db.rows(namedEntries(org, entries)), input.limit, entryView, (row) => [row.id]));
  },
});

/** The ledger has no index of all entries by time, so that appending stays cheap: one of these says where to look. */
function entriesFor(input: ListInput, org: Id, after: Id | null): Sql | null {
  const { document, command, lot, product, location, event, limit } = input;
  const besides = [
    ...filtered(input, org),
    event && sql`event = ${event}::ledger_event`,
    after !== null && sql`id < ${after}`,
  ];
  const newest = (conditions: Parameters<typeof allOf>[0]) =>
    sql`SELECT * FROM ledger_entry WHERE ${allOf([sql`org_id = ${org}`, ...conditions, ...besides])} ORDER BY id DESC LIMIT ${limit + 1}`;
  const ofProduct = product !== undefined && sql`product_id = ${productIs(product, org)}`;
  const atLocation = location !== undefined && sql`location_id = ${locationIs(location, org)}`;
  const ofCommand = command !== undefined && byCommand(command);
  if (document !== undefined) {
    const ids = isId(document)
      ? sql`ARRAY[${document}::uuid]`
      : sql`ARRAY(${documentsNumbered(org, document)})`;
    return newest([sql`source_id = ANY(${ids})`, ofProduct, atLocation, ofCommand]);
  }
  if (ofCommand || lot !== undefined || (ofProduct && atLocation))
    return newest([ofCommand, ofProduct, atLocation]);
  if (product === undefined) return null;
  // At each location the product has ever been, by primary key.
  const places = sql`SELECT product_id, location_id FROM position WHERE org_id = ${org} AND ${ofProduct}`;
  const there = newest([sql`product_id = p.product_id AND location_id = p.location_id`]);
  return sql`SELECT e.* FROM (${places}) AS p CROSS JOIN LATERAL (${there}) AS e ORDER BY e.id DESC LIMIT ${limit + 1}`;
}

const LONGEST_WAIT = 10 * 60_000;

/** Entries get their ids after their command, and soon: ids of ten minutes are looked through, not all. */
function byCommand(command: Id): Sql {
  const began = Number.parseInt(command.slice(0, 8) + command.slice(9, 13), 16);
  const until = (began + LONGEST_WAIT).toString(16).padStart(12, '0').slice(-12);
  const last = `${until.slice(0, 8)}-${until.slice(8)}-7000-8000-000000000000`;
  return join([sql`command_id = ${command}`, sql`id > ${command}`, sql`id < ${last}`], ' AND ');
}
