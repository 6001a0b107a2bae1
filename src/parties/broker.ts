import { fact, RANK } from '../command/fact.ts';
import type { Percent } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

/** Who brings an order in for a fee. */
export interface Broker {
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly feePercent: Percent | null;
  readonly notes: string | null;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const brokers = fact<Broker>('broker', RANK.setup, (value) => [value.id, value.number]);
