import {
  effectOf,
  LEDGER_EVENTS,
  type LedgerEvent,
  namesBin,
  type PositionQuantity,
  QUANTITIES,
} from '../ledger/events.ts';

/** Columns of the stored sums. */
export const COLUMNS: Readonly<Record<PositionQuantity, string>> = {
  onHand: 'on_hand',
  demand: 'demand',
  allocated: 'allocated',
  committed: 'committed',
  expected: 'expected',
};

const list = (events: readonly LedgerEvent[]): string => events.map((event) => `'${event}'`).join(', ');

/** SQL: what entry `e` adds to a quantity; made from the one table that says so. */
export function effectSql(quantity: PositionQuantity): string {
  const having = (sign: bigint) => LEDGER_EVENTS.filter((event) => effectOf(event)[quantity] === sign);
  const [up, down] = [having(1n), having(-1n)];
  const plus = up.length ? `WHEN e.event IN (${list(up)}) THEN e.quantity` : '';
  const minus = down.length ? `WHEN e.event IN (${list(down)}) THEN -e.quantity` : '';
  return `CASE ${plus} ${minus} ELSE 0 END`;
}

/** SQL: the sums of `quantities` over a group of entries `e`, each named as its column. */
export const sumsSql = (quantities: readonly PositionQuantity[] = QUANTITIES): string =>
  quantities.map((quantity) => `sum(${effectSql(quantity)}) AS ${COLUMNS[quantity]}`).join(', ');

/** SQL: entries that happen in a bin. */
export const IN_BINS = `e.event IN (${list(LEDGER_EVENTS.filter(namesBin))})`;
/** SQL: entries that move goods in or out. */
export const MOVING = `e.event IN (${list(LEDGER_EVENTS.filter((event) => effectOf(event).onHand !== undefined))})`;
/** SQL: entries that bring goods in. */
export const COMING_IN = `e.event IN (${list(LEDGER_EVENTS.filter((event) => effectOf(event).onHand === 1n))})`;

/** SQL: `d`'s differences with what people call product and location; `d` has what, stored and proved as text. */
export const atPlaces = (differences: string, more = ''): string => `
  SELECT concat_ws(' @ ', coalesce(p.sku, d.product_id::text), coalesce(l.code, d.location_id::text)) ${more} AS subject,
         d.what, d.stored, d.proved, d.product_id AS id
  FROM (${differences}) AS d
  LEFT JOIN product p ON p.org_id = $1 AND p.id = d.product_id
  LEFT JOIN location l ON l.org_id = $1 AND l.id = d.location_id
  ORDER BY 1, 2`;
