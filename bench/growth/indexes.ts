import type pg from 'pg';

interface Piece {
  readonly remove: string;
  readonly make: string;
}

/** Does the work while the tables have neither indexes nor constraints, and puts these back as they were. */
export async function without(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const constraints = await constraintsOf(client, tables);
  const indexes = await indexesOf(client, tables);
  for (const { remove } of [...constraints, ...indexes]) await client.query(remove);
  await work();
  for (const { make } of [...indexes, ...constraints.toReversed()]) await client.query(make);
}

/** Foreign keys to and from the tables first, then what they rest on. Checks stay: they cost little. */
async function constraintsOf(client: pg.Client, tables: readonly string[]): Promise<Piece[]> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass AS name, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE contype IN ('f', 'p', 'u') AND (conrelid = ANY($1::regclass[]) OR confrelid = ANY($1::regclass[]))
       AND conparentid = 0
     ORDER BY contype = 'f' DESC, conname`,
    [`{${tables.join(',')}}`],
  );
  return rows.map(({ name, conname, definition }) => ({
    remove: `ALTER TABLE ${name} DROP CONSTRAINT ${conname}`,
    make: `ALTER TABLE ${name} ADD CONSTRAINT ${conname} ${definition}`,
  }));
}

async function indexesOf(client: pg.Client, tables: readonly string[]): Promise<Piece[]> {
  const { rows } = await client.query(
    `SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = indexrelid AND c.contype IN ('p', 'u'))`,
    [`{${tables.join(',')}}`],
  );
  return rows.map(({ name, definition }) => ({ remove: `DROP INDEX ${name}`, make: definition }));
}
