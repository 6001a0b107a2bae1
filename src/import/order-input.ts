import { formatFixed, PRICE_SCALE, total } from '../kernel/fixed.ts';
import { formatMoney, lineAmount, NO_MONEY, parseMoney } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { SourceDocument } from './documents.ts';
import type { Mapping } from './mapping.ts';
import type { MergedLine } from './merge.ts';
import type { ChargeRow, GoodsRow, Header } from './rows.ts';
import { pairsOf } from './values.ts';

/** Whole numbers of the header: JSON numbers in the input. */
const WHOLE = ['priority', 'shelfLifeDays'] as const;
const PLAIN = [
  'number',
  'source',
  'channel',
  'workflow',
  'status',
  'orderDate',
  'mustArriveBy',
  'location',
  'customerPo',
  'currency',
  'paymentTerms',
  'broker',
  'feePercent',
  'feeAmount',
  'notes',
] as const;
/** Where all parts are none, the whole is. */
const GROUPS = ['addOns', 'billTo', 'shipTo', 'outsideTotals'] as const;

/** What `sales-order.create` is asked for this document: decimals as strings, as anybody else would send it. */
export function orderInput(
  mapping: Mapping,
  document: SourceDocument,
  lines: readonly MergedLine[],
  minor: number,
): Record<string, unknown> {
  const { header } = document;
  const { confirm, pricesIncludeTax, ...fixed } = mapping.fixed;
  const flag = !header.pricesIncludeTax ? pricesIncludeTax : header.pricesIncludeTax === 'true';
  const external = mapping.fields.externalId ? (header.externalId ?? undefined) : document.key;
  const merged = lines.filter((line) => line.rows.length > 1);
  return withoutHoles({
    ...fixed,
    ...plainFields(header),
    ...grouped(header),
    customer: customerOf(mapping, header),
    externalId: external,
    pricesIncludeTax: flag,
    confirm: !header.status ? confirm : undefined,
    dates: pairsIn(header.dates),
    externalRefs: pairsIn(header.externalRefs),
    charges: chargesOf(document, minor),
    sourceLines: merged.length ? merged.flatMap((line) => line.rows.map(sourceLine)) : undefined,
    lines: lines.map(lineInput),
  });
}

export const customerOf = (mapping: Mapping, header: Header): string | undefined =>
  header.customer ?? mapping.customers.missing?.number;

const pairsIn = (text: string | null | undefined) => text && (pairsOf(text) ?? text);

function plainFields(header: Header): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of PLAIN) if (header[name] !== undefined) fields[name] = header[name];
  for (const name of WHOLE) {
    const text = header[name];
    if (text === null) fields[name] = null;
    else if (text !== undefined) fields[name] = /^\d{1,9}$/.test(text) ? Number(text) : text;
  }
  return fields;
}

/** `shipTo.city` and the like become objects; the lines of an address stand in one cell. */
function grouped(header: Header): Record<string, unknown> {
  const groups: Record<string, Record<string, unknown> | null> = {};
  for (const [field, text] of Object.entries(header)) {
    const [group, part] = field.split('.') as [string, string | undefined];
    if (part === undefined || !(GROUPS as readonly string[]).includes(group)) continue;
    groups[group] ??= null;
    if (text === null) continue;
    const inner = (groups[group] ??= {});
    inner[part] = part === 'lines' ? text.split('\n').map((one) => one.trim()) : text;
  }
  return groups;
}

export const chargeAmount = (charge: ChargeRow, minor: number) =>
  lineAmount(charge.quantity, charge.unitPrice, NO_MONEY, minor);

function chargesOf(document: SourceDocument, minor: number): Record<string, string> | undefined {
  const charges: Record<string, string> = {};
  for (const to of ['shipping', 'other'] as const) {
    const rows = document.charges.filter((charge) => charge.to === to);
    const given = document.header[`charges.${to}`];
    const amounts = rows.map((row) => chargeAmount(row, minor));
    const stated = given ? parseMoney(given) : NO_MONEY;
    // What is no amount goes on as it is, to be refused by name.
    if (stated === null) charges[to] = given as string;
    else if (rows.length || given) charges[to] = formatMoney(total([stated, ...amounts]), minor);
  }
  return Object.keys(charges).length ? charges : undefined;
}

const priceText = (price: bigint): string => formatFixed(price, PRICE_SCALE, 2);

const lineInput = (line: MergedLine): Record<string, unknown> =>
  withoutHoles({
    product: line.product,
    quantity: formatQuantity(line.quantity),
    unit: line.unit ?? undefined,
    location: line.location ?? undefined,
    unitPrice: line.unitPrice === null ? undefined : priceText(line.unitPrice),
    discount: line.discount === 0n ? undefined : formatMoney(line.discount),
    taxRate: line.taxRate ?? undefined,
  });

/** A row behind a merged line, for the timeline. */
const sourceLine = (row: GoodsRow): Record<string, string> => ({
  row: String(row.row),
  product: row.product,
  quantity: formatQuantity(row.quantity),
  ...(row.unitPrice !== null && { unitPrice: priceText(row.unitPrice) }),
  ...(row.discount !== 0n && { discount: formatMoney(row.discount) }),
  ...(row.name !== null && { text: row.name.slice(0, 500).toWellFormed() }),
});

const withoutHoles = (given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
