import { fact, RANK } from '../command/fact.ts';
import type { Money, Percent } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { Address } from './address.ts';

/** Who buys. Broker, fee, price list, terms and shelf-life rule are copied into each new order (A8). */
export interface Customer {
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly billTo: Address | null;
  readonly shipTo: Address | null;
  readonly currency: string | null;
  readonly paymentTerms: string | null;
  readonly priceList: Id | null;
  readonly broker: Id | null;
  readonly feePercent: Percent | null;
  /** Overrides the products' tax rates: an exempt customer has 0. */
  readonly taxRate: Percent | null;
  /** B20: what the customer may owe at most, open orders included; no limit where null. */
  readonly creditLimit: Money | null;
  /** Days of life a lot must have left to be picked for this customer (F4). */
  readonly shelfLifeDays: number | null;
  readonly notes: string | null;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const customers = fact<Customer>('customer', RANK.setup, (value) => [value.id, value.number]);
