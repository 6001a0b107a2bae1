import { z } from 'zod';
import type { Fact } from '../command/fact.ts';
import {
  currencyField,
  longTextField,
  moneyField,
  percentField,
  priceField,
  quantityField,
  refField,
  textField,
} from '../command/fields.ts';
import {
  MONEY_SCALE,
  type Money,
  PERCENT_SCALE,
  type Percent,
  PRICE_SCALE,
  type Price,
  parseFixed,
  QUANTITY_SCALE,
  type Quantity,
} from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatMoney, formatPercent, formatPrice } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Master } from './master.ts';

export type StoredAs =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'smallint'
  | 'boolean'
  | 'date'
  | 'jsonb'
  | 'quantity'
  | 'money'
  | 'price'
  | 'percent';

/** Another record a field refers to: what is stored is its id, what people see is its code. */
export interface Reference {
  // biome-ignore lint/suspicious/noExplicitAny: records of any kind are referred to
  readonly fact: Fact<any>;
  readonly table: string;
  readonly codeColumn: string;
}

/** One field of a record: how it is given, stored and shown. `V` is its value in decisions. */
export interface Field<V> {
  readonly storedAs: StoredAs;
  /** What may be given; null where people never set it themselves. */
  readonly given: z.ZodType | null;
  /** The value of a new record when nothing is given; undefined where something must be. */
  readonly start: V | undefined;
  readonly read: (stored: never) => V;
  readonly show: (value: V) => unknown;
  readonly shown: z.ZodType;
  readonly refers?: Reference;
  /** Given when the record is made and never again. */
  readonly fixed?: true;
}

// biome-ignore lint/suspicious/noExplicitAny: what a field's value is, is known by its definition
export type AnyField = Field<any>;

const same = <V>(value: V): V => value;

interface Kind<V> {
  readonly storedAs: StoredAs;
  readonly given: z.ZodType;
  readonly read: (stored: never) => V;
  readonly show: (value: V) => unknown;
  readonly shown: z.ZodType;
}

const plain = <V>(storedAs: StoredAs, given: z.ZodType, shown: z.ZodType): Kind<V> => ({
  storedAs,
  given,
  read: same as (stored: never) => V,
  show: same,
  shown,
});

const decimal = <V extends bigint>(
  storedAs: StoredAs,
  given: z.ZodType,
  scale: number,
  show: (value: V) => string,
): Kind<V> => ({
  storedAs,
  given,
  read: ((stored: string) => parseFixed(stored, scale) as V) as (stored: never) => V,
  show,
  shown: z.string(),
});

export const line = (most = 200): Kind<string> => plain('text', textField(most), z.string());
export const text = (): Kind<string> => plain('text', longTextField(), z.string());
export const price: Kind<Price> = decimal('price', priceField, PRICE_SCALE, formatPrice);
export const money: Kind<Money> = decimal('money', moneyField, MONEY_SCALE, formatMoney);
export const percent: Kind<Percent> = decimal('percent', percentField, PERCENT_SCALE, formatPercent);
export const amountOf: Kind<Quantity> = decimal('quantity', quantityField, QUANTITY_SCALE, formatQuantity);
export const flag: Kind<boolean> = plain('boolean', z.boolean(), z.boolean());
export const whole = (least: number, most: number): Kind<number> =>
  plain('integer', z.int().min(least).max(most), z.int());
export const choice = <V extends string>(of: readonly V[]): Kind<V> => plain('text', z.enum(of), z.enum(of));
/** Any other kind of value: given as the schema reads it. */
export const custom = <V>(storedAs: StoredAs, given: z.ZodType, shown: z.ZodType = given): Kind<V> =>
  plain(storedAs, given, shown);
export const currency: Kind<string> = custom('text', currencyField);
/** A value kept as JSON: `show` writes it, `read` reads what was written. */
export const json = <V, J>(
  given: z.ZodType<V>,
  shown: z.ZodType,
  show: (value: V) => J,
  read: (stored: J) => V,
): Kind<V> => ({
  storedAs: 'jsonb',
  given,
  read: read as (stored: never) => V,
  show,
  shown,
});

/** It must be given. */
export const required = <V>(kind: Kind<V>): Field<V> => ({ ...kind, start: undefined });

/** It is `start` unless given. */
export const starting = <V>(kind: Kind<V>, start: V): Field<V> => ({ ...kind, start });

/** It may be missing; null clears it. */
export const optional = <V>(kind: Kind<V>): Field<V | null> => ({
  ...kind,
  given: kind.given.nullable(),
  start: null,
  read: (stored: never) => (stored === null ? null : kind.read(stored)),
  show: (value) => (value === null ? null : kind.show(value)),
  shown: kind.shown.nullable(),
});

/** Kept by commands of its own, never given. */
export const kept = <V>(kind: Kind<V>, start: V): Field<V> => ({ ...kind, given: null, start });

const toRecord = (to: Fact<never>, codeColumn: string): Kind<Id> & { refers: Reference } => ({
  ...plain<Id>('uuid', refField, z.string()),
  refers: { fact: to as Fact<unknown>, table: to.kind.replaceAll('-', '_'), codeColumn },
});

/** Another record, given by id or code; it must exist and be active when first referred to (A10). */
export const reference = <R extends Master>(to: Fact<R>, codeColumn: string): Field<Id | null> => {
  const kind = toRecord(to as Fact<never>, codeColumn);
  return { ...optional(kind), refers: kind.refers };
};

/** The record this one belongs to for good: a bin's location, a lot's product. */
export const owner = <R extends Master>(of: Fact<R>, codeColumn: string): Field<Id> => {
  const kind = toRecord(of as Fact<never>, codeColumn);
  return { ...required(kind), refers: kind.refers, fixed: true };
};
