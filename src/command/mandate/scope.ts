import { type ForwardEvent, forwardOf, type LedgerEvent } from '../../ledger/events.ts';

/** Families of verbs. A token may be held to some of them, whatever else its role may. */
export const SCOPES = {
  read: 'look things up',
  draft: 'write orders that promise nothing yet, and notes',
  confirm: 'promise goods: confirm orders and change confirmed ones',
  ship: 'commit, pick, pack and ship',
  stock: 'receive, count, move and adjust stock',
  purchase: 'buy of suppliers, and have them ship to customers',
  invoice: 'invoice and give credit',
  pay: 'record payments and refunds, and complete orders',
  cancel: 'cancel and reject orders',
  send: 'e-mail documents',
  admin: 'change records, settings, users and tokens',
} as const;
export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** What posting an event, or taking it back, is part of. */
const OF_EVENT: Readonly<Record<ForwardEvent, Scope>> = {
  DEMAND: 'draft',
  ALLOCATE: 'confirm',
  COMMIT: 'ship',
  CONSUME: 'ship',
  EXPECT: 'purchase',
  RECEIVE: 'stock',
  ADJUST: 'stock',
  DISPOSE: 'stock',
  TRANSFER: 'stock',
};

/** What making a document is part of, whichever command does it. */
const OF_DOCUMENT: Readonly<Record<string, Scope>> = {
  'purchase-order': 'purchase',
  invoice: 'invoice',
  'credit-note': 'invoice',
  payment: 'pay',
};

/** What acts of a scope bring with them by nature: cancelling takes back what was promised, bought and invoiced. */
const COVERS: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  cancel: ['confirm', 'ship', 'stock', 'purchase', 'invoice', 'pay'],
  purchase: ['confirm'],
  stock: ['purchase'],
};

/** The part of an effect that tells what it is about. */
export interface Told {
  readonly entries?: readonly { readonly event: LedgerEvent }[];
  readonly documents?: readonly { readonly kind: string; readonly created?: true }[];
}

/**
 * The scopes a command needs, judged by what it would do and not by its name: an order that is created as Shipped, or
 * a confirmed one that is edited, needs more than `draft`.
 */
export function scopesNeeded(own: Scope, told: Told): Scope[] {
  const needed = new Set<Scope>([own]);
  for (const { event } of told.entries ?? []) needed.add(OF_EVENT[forwardOf(event)]);
  for (const { kind, created } of told.documents ?? []) {
    const scope = created && OF_DOCUMENT[kind];
    if (scope) needed.add(scope);
  }
  for (const covered of ['draft', ...(COVERS[own] ?? [])] as Scope[])
    if (covered !== own) needed.delete(covered);
  return [...needed];
}

type Held = readonly Scope[] | null | undefined;

/** Held to both: what was let in may be held to less than the token behind it. */
export const scopesOfBoth = (a: Held, b: Held): readonly Scope[] | null =>
  a && b ? a.filter((scope) => b.includes(scope)) : (a ?? b ?? null);
