import type { FactStore } from '../command/fact.ts';
import { PRICE_SCALE, type Price, parseFixed, total } from '../kernel/fixed.ts';
import { type Id, isId } from '../kernel/id.ts';
import { costOf } from '../kernel/money.ts';
import { quantity } from '../kernel/quantity.ts';
import { heldFrom } from '../ledger/held.ts';
import { plainArray, type Row, type Statement, statement, textArray } from '../store/statement.ts';
import {
  type PurchaseLine,
  type PurchaseLink,
  type PurchaseOrder,
  purchaseOrders,
} from './purchase-order.ts';
import { saveLines } from './purchase-order-parts.store.ts';
import { purchaseTable } from './purchase-order-tables.store.ts';

const IDS = `SELECT unnest($2::uuid[]) AS id
  UNION SELECT id FROM purchase_order WHERE org_id = $1::uuid AND number = ANY($3::text[])`;
const EACH = (columns: string, source: string, link: string) => `
  SELECT t.* FROM (${IDS}) AS k CROSS JOIN LATERAL (
    SELECT ${columns} FROM ${source} t WHERE t.org_id = $1::uuid AND t.${link} = k.id OFFSET 0) AS t`;
const LOCK = `SELECT 1 FROM (SELECT id FROM (${IDS}) AS named ORDER BY id) AS k CROSS JOIN LATERAL (
  SELECT 1 FROM purchase_order t WHERE t.org_id = $1::uuid AND t.id = k.id FOR UPDATE) AS locked`;
const ENTRIES =
  'source_id, id, line, product_id, location_id, event, quantity, day, reverses, bin_id, lot_id, unit_cost';

const about = (name: string, text: string, org: Id, keys: readonly string[]): Statement =>
  statement(`purchase-order.${name}`, text, [
    org,
    plainArray(keys.filter(isId)),
    textArray(keys.filter((key) => !isId(key))),
  ]);

/** Purchase orders with their lines, links and entries, however many: for `readPurchases`. */
export const loadPurchases = (org: Id, keys: readonly string[]): Statement[] => [
  about('load', EACH('*', 'purchase_order', 'id'), org, keys),
  about('lines', EACH('*', 'purchase_order_line', 'purchase_order_id'), org, keys),
  about('links', EACH('*', 'purchase_link', 'purchase_order_id'), org, keys),
  about('entries', EACH(ENTRIES, 'ledger_entry', 'source_id'), org, keys),
];

export const purchaseOrderStore: FactStore<PurchaseOrder> = {
  fact: purchaseOrders,
  about: ({ location, currency, lines }) => ({
    locations: [location],
    currency,
    value: total(lines.map(({ quantity, unitCost }) => costOf(quantity, unitCost))),
    quantity: total(lines.map(({ quantity }) => quantity)),
  }),
  load: (org, keys, locked) => ({
    lock: locked.length ? [about('lock', LOCK, org, locked)] : [],
    load: loadPurchases(org, keys),
    read: readPurchases,
  }),
  save: (org, changes) => [...purchaseTable.save(org, changes), ...saveLines(org, changes)],
};

export function readPurchases([rows, lines, links, entries]: Row[][]): PurchaseOrder[] {
  const linesOf = Map.groupBy(lines!, (row) => row.purchase_order_id as Id);
  const linksOf = Map.groupBy(links!, (row) => `${row.purchase_order_id} ${row.purchase_line}`);
  const entriesOf = Map.groupBy(entries!, (row) => row.source_id as Id);
  return rows!.map((row) => {
    const own = (linesOf.get(row.id) ?? []).map((line) =>
      readLine(line, linksOf.get(`${row.id} ${line.line}`) ?? []),
    );
    return readPurchase(
      row,
      own.sort((a, b) => a.line - b.line),
      entriesOf.get(row.id) ?? [],
    );
  });
}

const readPurchase = (row: Row, lines: readonly PurchaseLine[], entries: readonly Row[]): PurchaseOrder => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  status: row.status,
  supplier: row.supplier_id,
  location: row.location_id,
  order: row.order_id,
  currency: row.currency,
  orderDate: row.order_date,
  expectedOn: row.expected_on,
  issuedOn: row.issued_on,
  shipTo: row.ship_to,
  reference: row.reference,
  notes: row.notes,
  lastLine: row.last_line,
  lines,
  held: heldFrom(entries),
  createdAt: row.created_at,
  version: row.version,
});

const readLine = (row: Row, links: readonly Row[]): PurchaseLine => ({
  line: row.line,
  product: row.product_id,
  quantity: quantity(row.quantity),
  unitCost: parseFixed(row.unit_cost, PRICE_SCALE) as Price,
  received: quantity(row.received),
  returned: quantity(row.returned),
  cancelled: quantity(row.cancelled),
  links: links.toSorted((a, b) => a.position - b.position).map(readLink),
});

const readLink = (row: Row): PurchaseLink => ({
  order: row.order_id,
  orderLine: row.order_line,
  quantity: quantity(row.quantity),
});
