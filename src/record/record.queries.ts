import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { flagField, pageFields, refField, textField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery, type Query } from '../command/query.ts';
import { type Id, isId } from '../kernel/id.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { type AnyDefinition, codeColumnOf, columnOf, fieldsOf, nounOf, tableOf } from './definition.ts';
import type { Reference } from './field.ts';
import { readRecord } from './record.store.ts';
import { shapeOf, viewOf } from './view.ts';

export const recordQueries = (definition: AnyDefinition): Query[] => [
  defineQuery({
    name: `${nounOf(definition)}.get`,
    sentence: `A ${definition.title}.`,
    permission: `${definition.area}:read`,
    input: z.strictObject({ ref: refField }),
    answer: shapeOf(definition),
    shows: definition.shows ?? 'nothing of it',
    run: ({ ref }, asking) => get(definition, ref, asking),
  }),
  defineQuery({
    name: `${nounOf(definition)}.list`,
    sentence: `The ${definition.plural}, by ${definition.code}.`,
    permission: `${definition.area}:read`,
    input: listSchema(definition),
    answer: shapeOf(definition),
    paged: true,
    shows: definition.shows ?? 'nothing of it',
    run: (input, asking) => list(definition, input as ListInput, asking),
  }),
];

const referringOf = (definition: AnyDefinition) => fieldsOf(definition).filter(([, field]) => field.refers);

/** Rows with the codes of the records they refer to beside them, as `code_of_<column>`. */
function rowsFrom(definition: AnyDefinition): Sql {
  const codes = referringOf(definition).map(([name, field]) => {
    const { table, codeColumn: code } = field.refers as Reference;
    const column = columnOf(definition, name);
    return `, (SELECT t.${code} FROM ${table} t WHERE t.org_id = r.org_id AND t.id = r.${column}) AS code_of_${column}`;
  });
  return raw(`SELECT r.*${codes.join('')} FROM ${tableOf(definition)} r`);
}

function show(definition: AnyDefinition, row: Row): Record<string, unknown> {
  const codes = new Map<string, string>();
  for (const [name, field] of fieldsOf(definition)) {
    const column = columnOf(definition, name);
    if (field.refers && row[column]) codes.set(row[column], row[`code_of_${column}`]);
  }
  return viewOf(definition, readRecord(definition, row), (_, id) => codes.get(id) ?? null);
}

async function get(definition: AnyDefinition, ref: string, { db, actor }: Asking): Promise<Result<unknown>> {
  const rows = await db.rows(sql`${rowsFrom(definition)}
    WHERE r.org_id = ${actor.org} AND r.deleted_at IS NULL AND ${named(definition, ref, actor.org)}`);
  const [row] = rows;
  return row ? done(show(definition, row)) : refused(notFound(definition.title, nounOf(definition), ref));
}

function named(definition: AnyDefinition, ref: string, org: Id): Sql {
  if (isId(ref)) return sql`r.id = ${ref}`;
  if (!definition.owner) return sql`r.${raw(codeColumnOf(definition))} = ${ref}`;
  const cut = ref.lastIndexOf('/');
  const owning = refersTo(definition, definition.owner, ref.slice(0, Math.max(cut, 0)), org);
  return sql`r.${raw(codeColumnOf(definition))} = ${ref.slice(cut + 1)} AND ${owning}`;
}

/** The record's field refers to the one with this id or code. */
function refersTo(definition: AnyDefinition, name: string, ref: string, org: Id): Sql {
  const column = raw(`r.${columnOf(definition, name)}`);
  if (isId(ref)) return sql`${column} = ${ref}`;
  const { table, codeColumn: code } = definition.fields[name]!.refers as Reference;
  return sql`${column} = (SELECT id FROM ${raw(table)} WHERE org_id = ${org} AND ${raw(code)} = ${ref})`;
}

interface ListInput {
  readonly active?: boolean;
  readonly search?: string;
  readonly cursor?: string;
  readonly limit: number;
  readonly [referring: string]: unknown;
}

function listSchema(definition: AnyDefinition): z.ZodType {
  const looked = definition.searched.join(', ');
  const referring = referringOf(definition).map(([name]) => [name, refField.optional()]);
  return z.strictObject({
    ...Object.fromEntries(referring),
    active: flagField.optional(),
    search: textField(100)
      .optional()
      .meta({ description: `a part of its ${looked}` }),
    ...pageFields,
  });
}

async function list(
  definition: AnyDefinition,
  input: ListInput,
  { db, actor }: Asking,
): Promise<Result<unknown>> {
  const after = cursorKey(input.cursor, ['text', 'id']);
  if (!after.ok) return after;
  const code = raw(`r.${codeColumnOf(definition)}`);
  const conditions = [
    sql`r.org_id = ${actor.org}`,
    sql`r.deleted_at IS NULL`,
    after.value ? sql`(${code}, r.id) > (${after.value[0]}, ${after.value[1]})` : empty,
    input.active === undefined ? empty : sql`r.active = ${input.active}`,
    ...referringOf(definition).map(([name]) =>
      input[name] === undefined ? empty : refersTo(definition, name, input[name] as string, actor.org),
    ),
    input.search ? matching(definition, input.search, actor.org) : empty,
  ].filter((condition) => condition !== empty);
  const rows = await db.rows(sql`${rowsFrom(definition)}
    WHERE ${join(conditions, ' AND ')} ORDER BY ${code}, r.id LIMIT ${input.limit + 1}`);
  const column = codeColumnOf(definition);
  return done(
    pageOf(
      rows,
      input.limit,
      (row) => show(definition, row),
      (row) => [row[column], row.id],
    ),
  );
}

/**
 * Rows `r` of the record's table with `text` somewhere in what is searched, its wildcards meaning themselves. From
 * three letters on the index `<table>_search` finds the ids first: left to itself PostgreSQL walks the list in order
 * and tests every row, hoping to fill the page soon (measured: 13,000 pages read for a rare term in 100,000 rows).
 */
export function matching(definition: AnyDefinition, text: string, org: Id): Sql {
  const pattern = sql`lower(${`%${text.replace(/[\\%_]/g, '\\$&')}%`} COLLATE "default")`;
  if (text.length < 3) return sql`${searched(definition, 'r')} LIKE ${pattern}`;
  return sql`r.id = ANY(ARRAY(SELECT s.id FROM ${raw(tableOf(definition))} s
    WHERE s.org_id = ${org} AND ${searched(definition, 's')} LIKE ${pattern}))`;
}

/** The very expression of the index: the searched columns as one text, in small letters. */
function searched(definition: AnyDefinition, row: string): Sql {
  const parts = definition.searched.map((name) => {
    const column = `${row}.${columnOf(definition, name)}`;
    return definition.fields[name]?.start === null ? `coalesce(${column}, '')` : column;
  });
  return raw(`lower((${parts.join(" || ' ' || ")}) COLLATE "default")`);
}
