import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatPrice } from '../kernel/money.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { LEDGER_EVENTS, type LedgerEvent } from '../ledger/events.ts';
import type { Row } from '../store/statement.ts';
import { effectsOf } from './explain.ts';
import { STOCK_DOCUMENTS, type StockDocumentKind } from './stock-document.ts';

export const documentShape = z.object({
  kind: z.string().nullable(),
  number: z.string(),
  id: z.uuid(),
});

export const eventField = z.enum(LEDGER_EVENTS as [LedgerEvent, ...LedgerEvent[]]);

export const entryShape = z
  .object({
    id: z.uuid(),
    event: eventField,
    quantity: z.string(),
    effects: z.record(z.string(), z.string()).meta({ description: 'what it does to each number, signed' }),
    product: z.string(),
    productId: z.uuid(),
    location: z.string(),
    locationId: z.uuid(),
    day: z.iso.date(),
    recordedAt: z.iso.datetime(),
    document: documentShape.meta({ description: 'what it comes from' }),
    ref: z.string(),
    source: z.uuid(),
    line: z.int(),
    actor: z.string().nullable(),
    command: z.uuid(),
    bin: z.string().nullable(),
    lot: z.string().nullable(),
    unitCost: z.string().nullable(),
    reverses: z.uuid().nullable(),
  })
  .meta({ id: 'LedgerEntry' });

/** Tables of the documents entries come from, with what tells their kind. */
const DOCUMENTS = {
  sales_order: "'sales-order'",
  stock_document: 'kind',
  transfer: "'transfer'",
  stock_count: "'stock-count'",
  purchase_order: "'purchase-order'",
} as const;

/** The kind of document an id belongs to, by the primary key of each table. */
export const kindOfDocument = (org: Id, id: string): Sql => {
  const branches = Object.entries(DOCUMENTS).map(
    ([table, kind]) =>
      sql`SELECT ${raw(kind)} AS kind FROM ${raw(table)} WHERE org_id = ${org} AND id = ${raw(id)}`,
  );
  return sql`(SELECT kind FROM (${join(branches, ' UNION ALL ')}) AS k LIMIT 1)`;
};

/** The ids of the documents that go by a number. */
export const documentsNumbered = (org: Id, number: string): Sql =>
  join(
    Object.keys(DOCUMENTS).map(
      (table) => sql`SELECT id FROM ${raw(table)} WHERE org_id = ${org} AND number = ${number}`,
    ),
    ' UNION ALL ',
  );

/** What a kind is called by commands and queries: `bin-move`. */
export const nounOf = (kind: string | null): string | null =>
  STOCK_DOCUMENTS[kind as StockDocumentKind]?.noun ?? kind;

/** The entries `entries` selects, newest first, with the names of all they refer to. */
export const namedEntries = (org: Id, entries: Sql): Sql => sql`
  SELECT e.*, t.name AS actor, b.code AS bin, lot.number AS lot, r.sku, l.code AS location,
    ${kindOfDocument(org, 'e.source_id')} AS document_kind
  FROM (${entries}) AS e
  JOIN product r ON r.org_id = e.org_id AND r.id = e.product_id
  JOIN location l ON l.org_id = e.org_id AND l.id = e.location_id
  LEFT JOIN token t ON t.org_id = e.org_id AND t.id = e.actor_id
  LEFT JOIN bin b ON b.org_id = e.org_id AND b.id = e.bin_id
  LEFT JOIN lot ON lot.org_id = e.org_id AND lot.id = e.lot_id
  ORDER BY e.id DESC`;

export const entryView = (row: Row): z.output<typeof entryShape> => ({
  id: row.id,
  event: row.event,
  quantity: formatQuantity(quantity(row.quantity)),
  effects: effectsOf(row.event, quantity(row.quantity)),
  product: row.sku,
  productId: row.product_id,
  location: row.location,
  locationId: row.location_id,
  day: row.day,
  recordedAt: row.recorded_at,
  document: { kind: nounOf(row.document_kind), number: row.ref, id: row.source_id },
  ref: row.ref,
  source: row.source_id,
  line: row.line,
  actor: row.actor,
  command: row.command_id,
  bin: row.bin,
  lot: row.lot,
  unitCost: row.unit_cost === null ? null : formatPrice(parseFixed(row.unit_cost, PRICE_SCALE) as Price),
  reverses: row.reverses,
});
