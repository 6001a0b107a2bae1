/**
 * What each ledger event does to a position. This one table is read by the posting code, by the SQL that proves
 * positions and by the page that explains them.
 */
export const QUANTITIES = ['onHand', 'demand', 'allocated', 'committed', 'expected'] as const;
export type PositionQuantity = (typeof QUANTITIES)[number];

type Effect = Readonly<Partial<Record<PositionQuantity, 1n | -1n>>>;

export const EFFECTS = {
  RECEIVE: { onHand: 1n },
  ADJUST: { onHand: 1n },
  DISPOSE: { onHand: -1n },
  TRANSFER: { onHand: -1n },
  EXPECT: { expected: 1n },
  DEMAND: { demand: 1n },
  ALLOCATE: { demand: -1n, allocated: 1n },
  COMMIT: { committed: 1n },
  CONSUME: { onHand: -1n, allocated: -1n },
} as const satisfies Record<string, Effect>;

export type ForwardEvent = keyof typeof EFFECTS;
export type LedgerEvent = ForwardEvent | `REVERSE_${ForwardEvent}`;

export const FORWARD_EVENTS = Object.keys(EFFECTS) as ForwardEvent[];
export const LEDGER_EVENTS: readonly LedgerEvent[] = [
  ...FORWARD_EVENTS,
  ...FORWARD_EVENTS.map((event) => `REVERSE_${event}` as const),
];

export const reversalOf = (event: ForwardEvent): LedgerEvent => `REVERSE_${event}`;
export const isReversal = (event: LedgerEvent): boolean => event.startsWith('REVERSE_');
export const forwardOf = (event: LedgerEvent): ForwardEvent => event.replace('REVERSE_', '') as ForwardEvent;

const effects = new Map<LedgerEvent, Effect>();
for (const event of FORWARD_EVENTS) {
  const effect: Effect = EFFECTS[event];
  effects.set(event, effect);
  const opposite = Object.entries(effect).map(([name, sign]) => [name, -sign]);
  effects.set(reversalOf(event), Object.fromEntries(opposite) as Effect);
}

export const effectOf = (event: LedgerEvent): Effect => effects.get(event) as Effect;

/** Physical events happen in a bin (and to a lot), and carry the cost of the goods. */
const PHYSICAL: ReadonlySet<ForwardEvent> = new Set(['RECEIVE', 'ADJUST', 'DISPOSE', 'TRANSFER', 'CONSUME']);
export const isPhysical = (event: LedgerEvent): boolean => PHYSICAL.has(forwardOf(event));

/** Events that name the bin and lot they happen in. */
export const namesBin = (event: LedgerEvent): boolean => isPhysical(event) || forwardOf(event) === 'COMMIT';
