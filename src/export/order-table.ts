import { pairsText } from '../import/index.ts';
import { type ExportHouse, ListRefused, listed, type View } from './listed.ts';
import type { Column, Table } from './table.ts';

type Show = (order: View, line: View | null) => unknown;

const of =
  (name: string): Show =>
  (order) =>
    order[name];
const inside =
  (group: string, part: string): Show =>
  (order) =>
    (order[group] as View | null)?.[part];
const onLine =
  (name: string): Show =>
  (_, line) =>
    line?.[name];
const pairs =
  (name: string): Show =>
  (order) =>
    order[name] && pairsText(order[name] as Record<string, string>);

const PLAIN = [
  'externalId',
  'source',
  'channel',
  'workflow',
  'status',
  'disputedFrom',
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
  'notes',
];
const ADDRESS = ['name', 'lines', 'city', 'region', 'postalCode', 'country', 'phone'];
const GROUPS: readonly (readonly [group: string, parts: readonly string[], kind: Column['kind']])[] = [
  ['addOns', ['freight', 'fulfillment', 'promo', 'other'], 'decimal'],
  ['charges', ['shipping', 'other'], 'decimal'],
  ['billTo', ADDRESS, 'text'],
  ['shipTo', ADDRESS, 'text'],
  ['outsideTotals', ['value', 'tax', 'total'], 'decimal'],
];

/** A quantity is written in the unit it was entered in, so that it is read back as it was. */
const LINE: readonly (readonly [name: string, kind: Column['kind'], show: Show])[] = [
  ['product', 'text', onLine('sku')],
  ['productName', 'text', onLine('name')],
  ['quantity', 'decimal', (_, line) => (line?.['sellingUnit'] ? line['sellingUnits'] : line?.['quantity'])],
  ['unit', 'text', onLine('sellingUnit')],
  ['unitPrice', 'decimal', onLine('unitPrice')],
  ['discount', 'decimal', onLine('discount')],
  ['taxRate', 'decimal', onLine('taxRate')],
  ['lineLocation', 'text', (_, line) => (line?.['ownLocation'] ? line['location'] : null)],
  ['amount', 'decimal', onLine('amount')],
];

/** The columns the mapping `allot` reads; amount, value, tax and total are for people. */
const ALL: readonly (readonly [name: string, kind: Column['kind'], show: Show])[] = [
  ['number', 'text', of('number')],
  ['customer', 'text', inside('customer', 'number')],
  ['customerName', 'text', inside('customer', 'name')],
  ...PLAIN.map((name) => [name, 'text', of(name)] as const),
  ['dates', 'text', pairs('dates')],
  ['feePercent', 'decimal', of('feePercent')],
  ['feeAmount', 'decimal', (order) => (order['feeIsManual'] ? order['fee'] : null)],
  ['externalRefs', 'text', pairs('externalRefs')],
  ...GROUPS.flatMap(([group, parts, kind]) =>
    parts.map((part) => [`${group}.${part}`, kind, inside(group, part)] as const),
  ),
  ...LINE,
  ['value', 'decimal', of('value')],
  ['tax', 'decimal', of('tax')],
  ['total', 'decimal', of('total')],
];

export const ORDER_COLUMNS: readonly Column[] = ALL.map(([name, kind]) => ({ name, kind }));

/** Orders of a list, one row per line; an order without lines has one row. */
export const orderTable = (house: ExportHouse, filters: Readonly<Record<string, unknown>>): Table => ({
  columns: ORDER_COLUMNS,
  rows: orderRows(house, filters),
});

async function* orderRows(
  house: ExportHouse,
  filters: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly string[]> {
  for await (const page of listed(house, 'sales-order.list', filters)) {
    for (let at = 0; at < page.length; at += AT_ONCE) {
      const opened = page.slice(at, at + AT_ONCE).map((row) => open(house, row['id'] as string));
      for (const order of await Promise.all(opened)) yield* rowsOf(order);
    }
  }
}

const AT_ONCE = 8;

async function open({ desk, actor }: ExportHouse, id: string): Promise<View> {
  const answer = await desk.query(actor, 'sales-order.get', { ref: id });
  if (!answer.ok) throw new ListRefused(answer.problem);
  return answer.value as View;
}

export function* rowsOf(order: View): Generator<readonly string[]> {
  const lines = order['lines'] as readonly View[];
  for (const line of lines.length ? lines : [null]) yield ALL.map(([, , show]) => textOf(show(order, line)));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
}
