import type pg from 'pg';

/** PostgreSQL numbers what it makes; names are what we order by, so that the same schema is the same text. */
const EXTENSIONS = `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`;

const ENUMS = `
  SELECT t.typname AS name, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
  WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname ORDER BY t.typname COLLATE "C"`;

const TABLES = `
  SELECT c.relname AS name, c.reloptions AS options FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migration'
  ORDER BY c.relname COLLATE "C"`;

const COLUMNS = `
  SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
    pg_get_expr(d.adbin, d.adrelid) AS start,
    CASE WHEN a.attcollation <> t.typcollation THEN l.collname END AS collation
  FROM pg_attribute a
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;

// From PostgreSQL 18 on, NOT NULL is a constraint too; it stands with its column.
const CONSTRAINTS = `
  SELECT conname AS name, pg_get_constraintdef(oid, true) AS text FROM pg_constraint
  WHERE conrelid = to_regclass($1) AND contype <> 'n'
  ORDER BY array_position(ARRAY['p', 'u', 'f', 'c'], contype::text), conname COLLATE "C"`;

const INDEXES = `
  SELECT pg_get_indexdef(i.indexrelid) AS text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  WHERE i.indrelid = to_regclass($1)
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
  ORDER BY c.relname COLLATE "C"`;

const TRIGGERS = `
  SELECT pg_get_triggerdef(oid) AS text FROM pg_trigger
  WHERE tgrelid = to_regclass($1) AND NOT tgisinternal ORDER BY tgname COLLATE "C"`;

const HEAD = `-- Made by \`npm run schema\` after the last migration. Changes here are lost: write a migration.`;

/** The schema as SQL text: extensions, enums, then tables by name with their keys, checks and indexes. */
export async function schemaText(client: pg.Client): Promise<string> {
  const rows = async (text: string, values: string[] = []) => (await client.query(text, values)).rows;
  const parts = [HEAD];
  for (const { name } of await rows(EXTENSIONS)) parts.push(`CREATE EXTENSION ${name};`);
  for (const { name, labels } of await rows(ENUMS)) {
    parts.push(`CREATE TYPE ${name} AS ENUM (\n${labels.map((one: string) => `  '${one}'`).join(',\n')}\n);`);
  }
  for (const { name, options } of await rows(TABLES)) {
    const columns = (await rows(COLUMNS, [name])).map(columnText);
    const constraints = (await rows(CONSTRAINTS, [name])).map((one) => `CONSTRAINT ${one.name} ${one.text}`);
    const inside = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n');
    const others = [...(await rows(INDEXES, [name])), ...(await rows(TRIGGERS, [name]))];
    const storage = options ? ` WITH (${options.join(', ')})` : '';
    parts.push([`CREATE TABLE ${name} (\n${inside}\n)${storage};`, ...others.map(indexText)].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly start: string | null;
  readonly collation: string | null;
}

const columnText = ({ name, type, required, start, collation }: Column): string =>
  [
    `${name} ${type}`,
    collation && `COLLATE "${collation}"`,
    start !== null && `DEFAULT ${start}`,
    required && 'NOT NULL',
  ]
    .filter(Boolean)
    .join(' ');

const indexText = ({ text }: { text: string }): string => `${text.replaceAll('public.', '')};`;
