import type { Money, Quantity } from '../../kernel/fixed.ts';
import type { Id } from '../../kernel/id.ts';
import { isNarrowed, type Limits } from './limits.ts';

/** What a record is about, for those who may not touch everything. A store says it of its facts (FactStore.about). */
export interface About {
  readonly customer?: Id | null;
  readonly channel?: Id | null;
  readonly locations?: readonly (Id | null)[];
  /** What it comes to, in its currency. */
  readonly value?: Money;
  readonly quantity?: Quantity;
  readonly currency?: string;
  /** Goods are promised by it: its money is no draft any more. */
  readonly promised?: boolean;
  /** What is agreed on besides, as text: changing it where goods are promised is no drafting. Notes are no terms. */
  readonly terms?: () => string;
  /** The value of so much of one of its lines, for those acts that take a part. */
  readonly share?: (line: number, quantity: Quantity) => Money;
}

/** Nobody says what it is about: beyond whatever a token is held to. */
export const UNSAID: About = { customer: '', channel: '', locations: [''] };

export type AboutOf = (kind: string) => ((value: unknown) => About) | undefined;

const isIn = (allowed: readonly Id[] | null, id: Id | null | undefined): boolean =>
  allowed === null || id === undefined || id === null || allowed.includes(id);

/** Whether a record lies within what a token is held to. What is about no customer lies within any customers. */
export function isWithin(limits: Limits | null, about: About): boolean {
  if (!isNarrowed(limits)) return true;
  const { customer, channel, locations = [] } = about;
  return (
    isIn(limits.customers, customer) &&
    isIn(limits.channels, channel) &&
    locations.every((location) => isIn(limits.locations, location))
  );
}
