import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import type { Address } from './address.ts';

/** Who goods are bought from. */
export interface Supplier {
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly currency: string | null;
  readonly leadDays: number | null;
  readonly notes: string | null;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const suppliers = fact<Supplier>('supplier', RANK.setup, (value) => [value.id, value.number]);
