import { type Money, plus } from '../kernel/fixed.ts';
import { formatMoney, minorDigits, NO_MONEY } from '../kernel/money.ts';
import { unusedColumns } from './find-mapping.ts';
import type { ReadyOrder, Standing } from './judge.ts';
import { caseTwins } from './new-records.ts';
import type { Prepared } from './prepare.ts';
import type { Fault } from './sheet.ts';
import { type StockEffect, stockEffect } from './stock-effect.ts';

/** What applying a file would do (L1), in numbers; amounts are decimal strings by currency. */
export interface Rehearsal {
  readonly file: string;
  readonly mapping: string;
  readonly rows: number;
  readonly documents: number;
  readonly create: number;
  readonly alreadyThere: number;
  /** External ids sent again with other content: skipped and flagged (A2). */
  readonly sentAgainDifferently: readonly string[];
  /** Orders refused for their faults, and the rows of them. */
  readonly refused: { readonly documents: number; readonly rows: number };
  readonly lines: number;
  /** Lines made of several rows (A4), and how many rows those were. */
  readonly merged: { readonly lines: number; readonly rows: number };
  readonly skipped: readonly { readonly reason: string; readonly rows: readonly number[] }[];
  readonly faults: readonly Fault[];
  readonly products: {
    readonly create: readonly string[];
    readonly caseTwins: readonly (readonly string[])[];
  };
  readonly customers: { readonly create: readonly string[] };
  readonly charges: { readonly rows: number; readonly shipping: Amounts; readonly other: Amounts };
  /** Σ order values of the orders to create, charges not included. */
  readonly value: Amounts;
  readonly stock: StockEffect;
  readonly unusedColumns: readonly string[];
}

export type Amounts = Readonly<Record<string, string>>;

export function rehearse(prepared: Prepared): Rehearsal {
  const { orders, file, mapping, products, customers, refused } = prepared;
  const of = (standing: Standing) => orders.filter((order) => order.standing === standing);
  const fresh = of('new');
  return {
    file: file.name,
    mapping: mapping.name,
    rows: file.sheet.rows.length,
    documents: prepared.seen,
    create: fresh.length,
    alreadyThere: of('there').length,
    sentAgainDifferently: of('changed').map((order) => order.parsed.externalId as string),
    refused: { documents: refused.length, rows: refused.flatMap((document) => document.rows).length },
    lines: fresh.flatMap((order) => order.lines).length,
    merged: mergedOf(fresh),
    skipped: skippedOf(prepared),
    faults: prepared.faults,
    products: { create: products.map((one) => one.code), caseTwins: caseTwins(products, prepared.known) },
    customers: { create: customers.map((one) => one.code) },
    charges: {
      rows: fresh.flatMap((order) => order.document.charges).length,
      shipping: amounts(fresh, (order) => order.parsed.charges?.shipping ?? NO_MONEY),
      other: amounts(fresh, (order) => order.parsed.charges?.other ?? NO_MONEY),
    },
    value: amounts(fresh, (order) => order.value),
    stock: stockEffect(fresh, prepared.known),
    unusedColumns: unusedColumns(mapping, file.sheet),
  };
}

function mergedOf(orders: readonly ReadyOrder[]): Rehearsal['merged'] {
  const merged = orders.flatMap((order) => order.lines).filter((line) => line.rows.length > 1);
  return { lines: merged.length, rows: merged.flatMap((line) => line.rows).length };
}

function skippedOf({ skipped }: Prepared): Rehearsal['skipped'] {
  const byReason = Map.groupBy(skipped, (row) => row.reason);
  return [...byReason].map(([reason, rows]) => ({ reason, rows: rows.map(({ row }) => row) }));
}

function amounts(orders: readonly ReadyOrder[], of: (order: ReadyOrder) => Money): Amounts {
  const sums = new Map<string, Money>();
  for (const order of orders) sums.set(order.currency, plus(sums.get(order.currency) ?? NO_MONEY, of(order)));
  return Object.fromEntries(
    [...sums].map(([currency, sum]) => [currency, formatMoney(sum, minorDigits(currency))]),
  );
}
