import { formatQuantity, hasDecimals, inBaseUnits } from '../kernel/quantity.ts';
import type { Complaints } from './complaints.ts';
import type { SourceDocument } from './documents.ts';
import { type Known, sizeOf } from './known.ts';
import type { MappedField, Mapping } from './mapping.ts';
import { customerOf } from './order-input.ts';
import type { GoodsRow, Header } from './rows.ts';

/** A10: what a document refers to must exist and be active, or be made on the way. */
export function doubtfulReferences(
  mapping: Mapping,
  document: SourceDocument,
  known: Known,
  complaints: Complaints,
): void {
  const { header, firstRow } = document;
  const say = (field: MappedField, detail: string) => complaints.add(firstRow, field, detail);
  const number = customerOf(mapping, header);
  const customer = known.customers.get(number ?? '');
  const made = mapping.customers.create || (!header.customer && mapping.customers.missing !== undefined);
  if (number === undefined) say('customer', 'it is empty');
  else if (!customer && !made) say('customer', `there is no customer "${number}"`);
  else if (customer && !customer.active) say('customer', `the customer "${number}" is not active`);
  places(mapping, header, known, say);
  for (const row of document.goods) goods(mapping, row, known, complaints);
}

function places(
  mapping: Mapping,
  header: Header,
  known: Known,
  say: (field: MappedField, detail: string) => void,
): void {
  const channel = header.channel ?? mapping.fixed.channel;
  const location = header.location ?? mapping.fixed.location;
  const check = (
    field: MappedField,
    word: string,
    code: string | null | undefined,
    active: boolean | undefined,
  ) => {
    if (code && active !== true)
      say(field, active === false ? `the ${word} "${code}" is not active` : `there is no ${word} "${code}"`);
  };
  check('channel', 'order channel', channel, known.channels.get(channel ?? '')?.active);
  check('location', 'location', location, known.locations.get(location ?? '')?.active);
  check('broker', 'broker', header.broker, known.brokers.get(header.broker ?? ''));
}

function goods(mapping: Mapping, row: GoodsRow, known: Known, complaints: Complaints): void {
  const product = known.products.get(row.product);
  const location = row.location === null ? null : known.locations.get(row.location);
  if (location !== null && !location?.active)
    complaints.add(row.row, 'lineLocation', `there is no active location "${row.location}"`);
  if (!product && !mapping.products.create)
    complaints.add(row.row, 'product', `there is no product "${row.product}"`);
  else if (product && !product.active)
    complaints.add(row.row, 'product', `the product "${row.product}" is not active`);
  else counted(row, known, complaints);
}

function counted(row: GoodsRow, known: Known, complaints: Complaints): void {
  const size = sizeOf(row, known);
  if (size === null) {
    complaints.add(row.row, 'unit', `${row.product} is not sold by the "${row.unit}"`);
    return;
  }
  const decimals = known.products.get(row.product)?.decimals;
  const base = inBaseUnits(row.quantity, size);
  if (decimals === undefined || base === null || hasDecimals(base, decimals)) return;
  const allowed = decimals === 0 ? 'whole numbers only' : `at most ${decimals} decimals`;
  complaints.add(
    row.row,
    'quantity',
    `${row.product} is counted in ${allowed}; ${formatQuantity(base)} is not`,
  );
}
