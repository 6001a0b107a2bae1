import type { Money, Price, Quantity } from '../kernel/fixed.ts';
import { HEADER_FIELDS, type HeaderField, type Mapping } from './mapping.ts';
import type { RowReader } from './row-reader.ts';
import { chargeOf, skipReason } from './rules.ts';

/** What the file says of an order; null where it says that there is none. */
export type Header = Readonly<Partial<Record<HeaderField, string | null>>>;

/** A row that becomes a line, or part of one. */
export interface GoodsRow {
  readonly row: number;
  readonly product: string;
  readonly name: string | null;
  readonly quantity: Quantity;
  /** The selling unit the quantity is in; null for the base unit. */
  readonly unit: string | null;
  /** Per base unit; null takes the customer's price. */
  readonly unitPrice: Price | null;
  readonly discount: Money;
  readonly taxRate: string | null;
  readonly location: string | null;
}

/** A row that is charged to the customer and is no goods. */
export interface ChargeRow {
  readonly row: number;
  readonly code: string;
  readonly to: 'shipping' | 'other';
  readonly quantity: Quantity;
  readonly unitPrice: Price;
}

export type ReadRow =
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'goods'; readonly goods: GoodsRow; readonly header: Header }
  | { readonly kind: 'charge'; readonly charge: ChargeRow; readonly header: Header }
  | { readonly kind: 'bare'; readonly header: Header };

/** What a row is; null when it has faults, which the reader then holds. */
export function readRow(mapping: Mapping, reader: RowReader): ReadRow | null {
  const code = reader.text('product');
  const to = code === null ? null : chargeOf(mapping, code);
  const reason = skipReason(mapping, reader.cell, to !== null);
  if (reason !== null) return { kind: 'skipped', reason };
  const faults = reader.faults.length;
  const header = headerOf(reader);
  const isBare = mapping.linesOptional && code === null && reader.text('quantity') === null;
  if (isBare) return reader.faults.length === faults ? { kind: 'bare', header } : null;
  const read: ReadRow | null = to
    ? chargeFrom(reader, code as string, to, header)
    : goodsFrom(mapping, reader, code, header);
  return reader.faults.length === faults ? read : null;
}

function headerOf(reader: RowReader): Header {
  const header: Partial<Record<HeaderField, string | null>> = {};
  for (const field of HEADER_FIELDS) {
    const text = reader.header(field);
    if (text !== null) header[field] = text;
    else if (reader.isNone(field)) header[field] = null;
  }
  return header;
}

function chargeFrom(
  reader: RowReader,
  code: string,
  to: 'shipping' | 'other',
  header: Header,
): ReadRow | null {
  const quantity = reader.quantity('quantity', true);
  const unitPrice = reader.price('unitPrice', true);
  if (quantity === null || unitPrice === null) return null;
  return { kind: 'charge', header, charge: { row: reader.row, code, to, quantity, unitPrice } };
}

function goodsFrom(mapping: Mapping, reader: RowReader, code: string | null, header: Header): ReadRow | null {
  if (code === null) reader.fault('product', 'it is empty');
  const quantity = reader.quantity('quantity', false);
  const isUnpriced =
    !mapping.fields.unitPrice || (mapping.fields.unitPrice.optional && !reader.text('unitPrice'));
  const unitPrice = isUnpriced ? null : reader.price('unitPrice', false);
  const discount = reader.money('discount');
  const taxRate = reader.decimal('taxRate');
  if (code === null || quantity === null) return null;
  return {
    kind: 'goods',
    header,
    goods: {
      row: reader.row,
      product: code,
      name: reader.text('productName'),
      quantity,
      unit: reader.text('unit'),
      unitPrice,
      discount,
      taxRate,
      location: reader.text('lineLocation'),
    },
  };
}
