import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, problemKind, type Result } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Entry } from '../ledger/entry.ts';
import {
  available,
  availableToPick,
  emptyPosition,
  type Position,
  positionKey,
  post,
} from '../ledger/position.ts';
import type { Consequence, DocumentChange, Effect, Warning } from './command.ts';
import type { Facts } from './fact.ts';
import type { Cause } from './mandate/judge.ts';
import { positions } from './stock-facts.ts';

export const PLAN_STALE = problemKind('plan/stale', 409, 'The plan no longer holds');
export const PLAN_UNKNOWN = problemKind('plan/unknown', 404, 'There is no such plan');
export const PLAN_EXPIRED = problemKind('plan/expired', 410, 'The plan has expired');

interface PositionNumbers {
  readonly onHand: string;
  readonly demand: string;
  readonly allocated: string;
  readonly committed: string;
  readonly expected: string;
  readonly available: string;
  readonly availableToPick: string;
}

/** What would happen, in words and numbers: the answer to a plan, and what applying it is held to. */
export type Outcome =
  | {
      readonly refused: false;
      readonly documents: readonly DocumentChange[];
      readonly positions: readonly PositionChange[];
      readonly entries: readonly OutcomeEntry[];
      readonly warnings: readonly Warning[];
      readonly consequences?: readonly Consequence[];
      /** Why a person has to approve it first; absent where the token may do it by itself. */
      readonly approval?: readonly Cause[];
    }
  | { readonly refused: true; readonly problem: Problem };

export interface PositionChange {
  readonly product: Id;
  readonly sku: string;
  readonly location: Id;
  readonly locationCode: string;
  readonly before: PositionNumbers;
  readonly after: PositionNumbers;
  /** after − before of what changes. */
  readonly change: Readonly<Record<string, string>>;
}

interface OutcomeEntry {
  readonly event: string;
  readonly sku: string;
  readonly location: string;
  readonly quantity: string;
  readonly day: string;
}

export function outcomeOf(decided: Result<Effect>, facts: Facts, causes: readonly Cause[] = []): Outcome {
  if (!decided.ok) return { refused: true, problem: decided.problem };
  const effect = decided.value;
  return {
    refused: false,
    documents: effect.documents ?? [],
    positions: positionChanges(effect.entries ?? [], facts),
    entries: (effect.entries ?? []).map((entry) => ({
      event: entry.event,
      sku: facts.label('product', entry.product),
      location: facts.label('location', entry.location),
      quantity: formatQuantity(entry.quantity),
      day: entry.day,
    })),
    warnings: effect.warnings ?? [],
    ...(effect.consequences?.length && { consequences: effect.consequences }),
    ...(causes.length && { approval: causes }),
  };
}

function positionChanges(entries: readonly Entry[], facts: Facts): PositionChange[] {
  const before = new Map<string, Position>();
  const after = new Map<string, Position>();
  for (const entry of entries) {
    const key = positionKey(entry.product, entry.location);
    if (!before.has(key)) {
      before.set(key, facts.get(positions, key) ?? emptyPosition(entry.product, entry.location));
    }
    after.set(key, post(after.get(key) ?? (before.get(key) as Position), entry));
  }
  return [...after].map(([key, now]) => positionChange(before.get(key) as Position, now, facts));
}

function positionChange(was: Position, now: Position, facts: Facts): PositionChange {
  const numbersBefore = numbersOf(was);
  const numbersAfter = numbersOf(now);
  const change: Record<string, string> = {};
  for (const name of Object.keys(numbersBefore) as (keyof PositionNumbers)[]) {
    const moved = rawOf(now)[name] - rawOf(was)[name];
    if (moved !== 0n) change[name] = formatQuantity(moved as Quantity);
  }
  return {
    product: now.product,
    sku: facts.label('product', now.product),
    location: now.location,
    locationCode: facts.label('location', now.location),
    before: numbersBefore,
    after: numbersAfter,
    change,
  };
}

const rawOf = (at: Position): Record<keyof PositionNumbers, bigint> => ({
  onHand: at.onHand,
  demand: at.demand,
  allocated: at.allocated,
  committed: at.committed,
  expected: at.expected,
  available: available(at),
  availableToPick: availableToPick(at),
});

export function numbersOf(at: Position): PositionNumbers {
  const text = Object.entries(rawOf(at)).map(([name, value]) => [name, formatQuantity(value as Quantity)]);
  return Object.fromEntries(text) as PositionNumbers;
}

/**
 * The same outcome: same effect, money, warnings and versions; a position that merely stands elsewhere is fine, and
 * what is made gets another id each time.
 */
export const sameOutcome = (a: Outcome, b: Outcome): boolean => signature(a) === signature(b);

function signature(outcome: Outcome): string {
  if (outcome.refused) return JSON.stringify([outcome.problem.type, outcome.problem.facts ?? null]);
  const documents = outcome.documents.map((change) =>
    change.created
      ? [change.kind, withoutNames(change.after)]
      : [change.kind, change.id, change.version, change.before, change.after],
  );
  const entries = outcome.entries.map((entry) => Object.values(entry).join(' ')).sort();
  const warnings = outcome.warnings.map((warning) => [warning.type, warning.facts ?? null]);
  const said = JSON.stringify([documents, entries, warnings, outcome.consequences ?? []]);
  return outcome.documents.reduce(
    (text, { id, created }, i) => (created ? text.replaceAll(id, `new ${i}`) : text),
    said,
  );
}

const ANY_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Number and ids are not what a new document is: it may bring others with it, such as a location its bin. */
const withoutNames = (after: Readonly<Record<string, unknown>> | null) =>
  after && JSON.stringify({ ...after, number: undefined }).replace(ANY_ID, 'id');

export function staleDetail(planned: Outcome, now: Outcome): string {
  if (planned.refused !== now.refused) {
    return now.refused
      ? `it would be refused now: ${now.problem.detail}`
      : 'it was refused then and would run now';
  }
  if (planned.refused || now.refused) return 'it would be refused for another reason now';
  const moved = now.documents.find((document, i) => planned.documents[i]?.version !== document.version);
  if (moved && !moved.created) return `${moved.number} was changed after the plan was made`;
  return 'the effect on stock, the money or the warnings are no longer the ones shown';
}
