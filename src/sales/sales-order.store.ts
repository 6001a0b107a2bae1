import type { FactStore } from '../command/fact.ts';
import { type Id, isId } from '../kernel/id.ts';
import { plainArray, type Statement, statement, textArray } from '../store/statement.ts';
import { aboutOrder } from './about.ts';
import { HANGING } from './hanging.store.ts';
import { changedParts, saveShipments } from './order-parts.store.ts';
import { disputes, lines, orders } from './order-tables.store.ts';
import { readOrders } from './sales-order.rows.ts';
import { type OrderLine, type SalesOrder, salesOrders } from './sales-order.ts';

export const salesOrderStore: FactStore<SalesOrder> = {
  fact: salesOrders,
  about: aboutOrder,
  load: (org, keys, locked) => ({
    lock: lockOrders(org, locked),
    load: loadOrders(org, keys),
    read: (rows) => readOrders(rows),
  }),
  save(org, changes) {
    const ofLines = changes.map(({ before, after }) =>
      changedParts(after, before?.lines, after.lines, standing),
    );
    const ofDisputes = changes.map(({ before, after }) =>
      changedParts(after, before?.disputes, after.disputes, (dispute) => dispute.id),
    );
    return [
      ...orders.save(org, changes),
      ...lines.remove(
        org,
        ofLines.flatMap(({ gone }) => gone),
      ),
      ...lines.update(
        org,
        ofLines.flatMap(({ changed }) => changed),
      ),
      ...lines.insert(
        org,
        ofLines.flatMap(({ added }) => added),
      ),
      ...disputes.update(
        org,
        ofDisputes.flatMap(({ changed }) => changed),
      ),
      ...disputes.insert(
        org,
        ofDisputes.flatMap(({ added }) => added),
      ),
      ...saveShipments(org, changes),
    ];
  },
};

// A line whose product is swapped is removed and put again: two lines that change places would otherwise
// stand in each other's way, since a product stands on one line only.
const standing = (line: OrderLine): string => `${line.line} ${line.product}`;

/** Keys by what they are: ids, outside names (`ext:source:id`), shipments (`shipment:…`), and everything else a number. */
function parted(keys: readonly string[]) {
  const ids = keys.filter(isId);
  const outside = keys.filter((key) => key.startsWith('ext:'));
  const shipped = keys
    .filter((key) => key.startsWith('shipment:'))
    .map((key) => key.slice('shipment:'.length));
  const numbers = keys.filter((key) => !isId(key) && !/^(ext|shipment):/.test(key));
  return { ids, outside, numbers, shipped };
}

/** One branch per kind of name, so that each goes by its own index whatever the planner thinks of an OR. */
function idsNamed(keys: readonly string[]): { name: string; sql: string; values: string[] } {
  const { ids, outside, numbers, shipped } = parted(keys);
  const sources = outside.map((key) => key.slice(4, key.indexOf(':', 4)));
  const externals = outside.map((key) => key.slice(key.indexOf(':', 4) + 1));
  if (!outside.length && !numbers.length && !shipped.length)
    return { name: 'by-id', sql: 'SELECT unnest($2::uuid[]) AS id', values: [plainArray(ids)] };
  const sql = `SELECT unnest($2::uuid[]) AS id
    UNION SELECT id FROM sales_order WHERE org_id = $1::uuid AND number = ANY($3::text[])
    UNION SELECT o.id FROM unnest($4::text[], $5::text[]) AS k(source, external_id) CROSS JOIN LATERAL (
      SELECT id FROM sales_order o WHERE o.org_id = $1::uuid AND o.source = k.source AND o.external_id = k.external_id OFFSET 0) AS o
    UNION SELECT order_id FROM shipment WHERE org_id = $1::uuid AND number = ANY($6::text[])
    UNION SELECT order_id FROM shipment WHERE org_id = $1::uuid AND id = ANY($7::uuid[])`;
  const shipmentIds = plainArray(shipped.filter(isId));
  const shipmentNumbers = textArray(shipped.filter((ref) => !isId(ref)));
  return {
    name: 'by-name',
    sql,
    values: [
      plainArray(ids),
      textArray(numbers),
      textArray(sources),
      textArray(externals),
      shipmentNumbers,
      shipmentIds,
    ],
  };
}

function about(what: string, org: Id, keys: readonly string[], sql: (ids: string) => string): Statement {
  const named = idsNamed(keys);
  return statement(`sales-order.${what}.${named.name}`, sql(named.sql), [org, ...named.values]);
}

const lockOrders = (org: Id, keys: readonly string[]): Statement[] =>
  keys.length
    ? [
        about(
          'lock',
          org,
          keys,
          (ids) => `SELECT 1 FROM (SELECT id FROM (${ids}) AS named ORDER BY id) AS k CROSS JOIN LATERAL (
        SELECT 1 FROM sales_order o WHERE o.org_id = $1::uuid AND o.id = k.id FOR UPDATE) AS locked`,
        ),
      ]
    : [];

/** Orders and everything their stock effect, floors and statuses follow from: nine statements however many orders. */
export function loadOrders(org: Id, keys: readonly string[]): Statement[] {
  return LOADED.map(([what, of]) =>
    about(what, org, keys, (ids) => `SELECT t.* FROM (${ids}) AS k CROSS JOIN LATERAL (${of} OFFSET 0) AS t`),
  );
}

const of = (table: string, link: string, columns = '*'): string =>
  `SELECT ${columns} FROM ${table} WHERE org_id = $1::uuid AND ${link} = k.id`;

const LOADED: readonly [what: string, sql: string][] = [
  ['orders', of('sales_order', 'id')],
  ['lines', of('sales_order_line', 'order_id')],
  ['disputes', of('dispute', 'order_id')],
  [
    'entries',
    of(
      'ledger_entry',
      'source_id',
      'source_id, id, line, product_id, location_id, event, quantity, day, reverses, bin_id, lot_id, unit_cost',
    ),
  ],
  ...HANGING.map(([what, sql]) => [what, sql((column) => `${column} = k.id`)] as [string, string]),
];
