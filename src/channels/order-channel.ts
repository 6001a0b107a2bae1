import { fact, RANK } from '../command/fact.ts';
import type { StockPolicy, Workflow } from '../command/organisation.ts';
import type { Id } from '../kernel/id.ts';

/** How orders get in (A1). */
export const SOURCES = ['hand', 'import', 'shop', 'portal', 'api', 'agent'] as const;

/** Where orders come from, and what orders from there start with (A3, B4). */
export interface OrderChannel {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  /** `#rrggbb`, for badges and charts. */
  readonly colour: string;
  /** One of `SOURCES`. */
  readonly source: string;
  readonly defaultWorkflow: Workflow | null;
  readonly defaultLocation: Id | null;
  /** Whether orders that arrive through it are confirmed at once. */
  readonly confirmOnArrival: boolean;
  readonly stockPolicy: StockPolicy | null;
  readonly pricesIncludeTax: boolean;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const orderChannels = fact<OrderChannel>('order-channel', RANK.setup, (value) => [
  value.id,
  value.code,
]);
