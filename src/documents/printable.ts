import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import type { DocumentKind } from './kinds.ts';

/** What can be printed is one of these; a pick ticket is of a shipment or of an order. */
export const NOUNS = [
  'sales-order',
  'shipment',
  'invoice',
  'credit-note',
  'purchase-order',
  'product',
] as const;
export type Noun = (typeof NOUNS)[number];

/** Which documents a kind is printed of, those first that are looked for first. */
export const PRINTED_OF: Readonly<Record<DocumentKind, readonly Noun[]>> = {
  'sales-order': ['sales-order'],
  'pick-ticket': ['shipment', 'sales-order'],
  'packing-slip': ['shipment'],
  invoice: ['invoice'],
  'credit-note': ['credit-note'],
  'purchase-order': ['purchase-order'],
  'sku-labels': ['sales-order', 'product'],
};

/** As much of a document as is told when it is printed or e-mailed. */
export interface Printable {
  readonly noun: Noun;
  readonly id: Id;
  /** None for a draft. */
  readonly number: string | null;
  readonly status: string;
  readonly version: number;
  /** The sales order it belongs to, whose timeline tells of it as well (H1). */
  readonly order: { readonly id: Id; readonly status: string; readonly version: number } | null;
  /** Of the customer or supplier it is for. */
  readonly email: string | null;
}

export const printableKey = (noun: Noun, ref: string): string => `${noun}:${ref}`;

/** Only read, and computed from rows of others: last in the order of locks. */
export const printables = fact<Printable>('printable', RANK.derived, ({ noun, id, number }) => [
  printableKey(noun, id),
  ...(number === null ? [] : [printableKey(noun, number)]),
]);
