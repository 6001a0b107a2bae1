import type { Address } from '../../../src/parties/address.ts';

/** What customers, suppliers and brokers have in common. */
export interface PartyRecord {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly active: boolean;
  readonly version: number;
}
export interface Customer extends PartyRecord {
  readonly billTo: Address | null;
  readonly shipTo: Address | null;
  readonly currency: string | null;
  readonly paymentTerms: string | null;
  readonly priceList: string | null;
  readonly creditLimit: string | null;
}
export interface Supplier extends PartyRecord {
  readonly address: Address | null;
  readonly currency: string | null;
  readonly leadDays: number | null;
}
export interface Broker extends PartyRecord {
  readonly feePercent: string | null;
}

export const KINDS = {
  customer: { list: '/customers', title: 'parties.customer', new: 'parties.newCustomer' },
  supplier: { list: '/suppliers', title: 'parties.supplier', new: 'parties.newSupplier' },
  broker: { list: '/brokers', title: 'parties.broker', new: 'parties.newBroker' },
} as const;
export type PartyKind = keyof typeof KINDS;
