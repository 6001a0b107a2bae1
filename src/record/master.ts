import type { Id } from '../kernel/id.ts';

/** What all master records have: products, customers, brokers, suppliers, channels, locations, bins, lots, price lists. */
export interface Master {
  readonly id: Id;
  /** Only active records may be referred to anew (A10). */
  readonly active: boolean;
  /** Set for good when it is deleted; its row stays, out of sight and without its code. */
  readonly deletedAt: string | null;
  readonly version: number;
}

export type MasterFields = keyof Master;
