import type { Money, Quantity } from '../../kernel/fixed.ts';
import type { Id } from '../../kernel/id.ts';
import { formatMoney, parseMoney } from '../../kernel/money.ts';
import { formatQuantity, parseQuantity } from '../../kernel/quantity.ts';
import type { Scope } from './scope.ts';

/** How much is too much; null is no cap. */
export interface Cap {
  /** In the organisation's currency. */
  readonly value: Money | null;
  readonly quantity: Quantity | null;
}

export const BEYOND = ['refuse', 'ask'] as const;

/** How far a token goes by itself. */
export interface Limits {
  /** Whose records it may see and touch; null for all. */
  readonly customers: readonly Id[] | null;
  readonly channels: readonly Id[] | null;
  readonly locations: readonly Id[] | null;
  readonly perCommand: Cap;
  /** In sum, by scope: agents split orders. The day is the organisation's. */
  readonly perDay: Cap;
  /** Scopes in which a person decides each time. */
  readonly approval: readonly Scope[];
  /** What becomes of more than a cap: it is refused, or a person is asked. */
  readonly beyond: (typeof BEYOND)[number];
  readonly requestsPerMinute: number | null;
}

const NO_CAP: Cap = { value: null, quantity: null };

export const NO_LIMITS: Limits = {
  customers: null,
  channels: null,
  locations: null,
  perCommand: NO_CAP,
  perDay: NO_CAP,
  approval: [],
  beyond: 'refuse',
  requestsPerMinute: null,
};

export const hasDayCap = ({ perDay }: Limits): boolean => perDay.value !== null || perDay.quantity !== null;

/** Held to some customers, channels or locations. */
export const isNarrowed = (limits: Limits | null): limits is Limits =>
  limits !== null && (limits.customers ?? limits.channels ?? limits.locations) !== null;

/** Limits as JSON: amounts and quantities are decimal strings. */
export const limitsView = (limits: Limits) => ({
  ...limits,
  perCommand: capView(limits.perCommand),
  perDay: capView(limits.perDay),
});

const capView = ({ value, quantity }: Cap) => ({
  value: value === null ? null : formatMoney(value),
  quantity: quantity === null ? null : formatQuantity(quantity),
});

type Kept = Omit<Limits, 'perCommand' | 'perDay'> &
  Record<'perCommand' | 'perDay', ReturnType<typeof capView>>;

/** As they were kept. */
export const readLimits = (kept: Kept | null): Limits | null =>
  kept && { ...kept, perCommand: readCap(kept.perCommand), perDay: readCap(kept.perDay) };

const readCap = ({ value, quantity }: ReturnType<typeof capView>): Cap => ({
  value: value === null ? null : parseMoney(value),
  quantity: quantity === null ? null : parseQuantity(quantity),
});
