import type { Address } from '../../../src/parties/address.ts';
import { words } from '../../words/words.ts';
import type { MasterKind, MasterRecord } from '../records/master-kind.ts';

/** What customers, suppliers and brokers have in common. */
export interface PartyRecord extends MasterRecord {
  readonly number: string;
  readonly email: string | null;
  readonly phone: string | null;
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

const party = { by: 'number', write: 'parties:write', mayNot: words('parties.mayNot') } as const;

export const KINDS = {
  customer: { ...party, noun: 'customer', list: '/customers', toNew: words('parties.newCustomer') },
  supplier: { ...party, noun: 'supplier', list: '/suppliers', toNew: words('parties.newSupplier') },
  broker: { ...party, noun: 'broker', list: '/brokers', toNew: words('parties.newBroker') },
} as const satisfies Readonly<Record<string, MasterKind>>;
export type PartyKind = keyof typeof KINDS;
