import type { FactStore } from '../command/fact.ts';
import { UNSAID } from '../command/mandate/about.ts';
import { type Reader, rowsOf } from '../command/query.ts';
import { type Id, isId } from '../kernel/id.ts';
import { plainArray, type Row, type Statement, statement, textArray } from '../store/statement.ts';
import { NOUNS, type Noun, type Printable, printables } from './printable.ts';

const OF_ORDER = 'o.id AS order_id, o.status AS order_status, o.version AS order_version';
const ORDER = 'JOIN sales_order o ON o.org_id = d.org_id AND o.id = d.order_id';
const CUSTOMER = 'JOIN customer p ON p.org_id = d.org_id AND p.id = d.customer_id';

/** What is read of each, from `d`; all have an id and a number. */
const FROM: Readonly<Record<Noun, string>> = {
  'sales-order': `d.status, d.version, p.email FROM sales_order d ${CUSTOMER}`,
  shipment: `d.status, d.version, p.email, ${OF_ORDER} FROM shipment d ${ORDER} ${CUSTOMER}`,
  invoice: `d.status, d.version, p.email, ${OF_ORDER} FROM invoice d ${ORDER} ${CUSTOMER}`,
  'credit-note': `'booked' AS status, d.version, p.email, ${OF_ORDER} FROM credit_note d ${ORDER} ${CUSTOMER}`,
  'purchase-order': `d.status, d.version, p.email, ${OF_ORDER} FROM purchase_order d LEFT ${ORDER}
    JOIN supplier p ON p.org_id = d.org_id AND p.id = d.supplier_id`,
  product: `CASE WHEN d.active THEN 'active' ELSE 'inactive' END AS status, d.version, NULL AS email FROM product d`,
};
const GOING: ReadonlySet<Noun> = new Set(['sales-order', 'product']);

const textOf = (noun: Noun): string => {
  const name = noun === 'product' ? 'sku' : 'number';
  return `SELECT '${noun}' AS noun, d.id, d.${name} AS number, ${FROM[noun]}
    WHERE d.org_id = $1 AND (d.id = ANY($2::uuid[]) OR d.${name} = ANY($3::text[]))
    ${GOING.has(noun) ? 'AND d.deleted_at IS NULL' : ''}`;
};
const TEXTS = Object.fromEntries(NOUNS.map((noun) => [noun, textOf(noun)])) as Record<Noun, string>;

/** One statement for each noun that is asked for. */
function statementsFor(org: Id, keys: readonly string[]): Statement[] {
  const refs = Map.groupBy(keys, (key) => key.slice(0, key.indexOf(':')) as Noun);
  return [...refs].map(([noun, named]) => {
    const names = named.map((key) => key.slice(noun.length + 1));
    const [ids, numbers] = [names.filter((name) => isId(name)), names.filter((name) => !isId(name))];
    return statement(`printable.${noun}`, TEXTS[noun], [org, plainArray(ids), textArray(numbers)]);
  });
}

const readPrintable = (row: Row): Printable => ({
  noun: row.noun,
  id: row.id,
  number: row.number,
  status: row.status,
  version: row.version,
  order: row.order_id ? { id: row.order_id, status: row.order_status, version: row.order_version } : null,
  email: row.email,
});

export const printableStore: FactStore<Printable> = {
  fact: printables,
  about: () => UNSAID,
  load: (org, keys) => ({
    lock: [],
    load: statementsFor(org, keys),
    read: (rows) => rows.flat().map(readPrintable),
  }),
  save: () => [],
};

export async function findPrintable(db: Reader, org: Id, key: string): Promise<Printable | null> {
  const rows = await rowsOf(db, statementsFor(org, [key]));
  return rows.flat().map(readPrintable)[0] ?? null;
}
