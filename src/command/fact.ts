import type { Id } from '../kernel/id.ts';
import type { Row, Statement } from '../store/statement.ts';
import type { About } from './mandate/about.ts';

/**
 * A kind of record commands decide on: an order, a position, a counter. Commands name facts by any of their
 * names (an id, a human number); the lane loads them, locks those that will change, and saves what changed.
 */
export interface Fact<V> {
  readonly kind: string;
  /** Place in the lock order: rows are locked by ascending rank, within a rank by key. */
  readonly rank: number;
  /** Facts that always change when they are touched are locked without being asked to. */
  readonly locks: boolean;
  /** Everything a value can be asked for by; the first is its identity. */
  readonly names: (value: V) => readonly string[];
}

/**
 * Documents are locked from the sales order outwards. What is computed from rows that a position's lock guards
 * (places, promises) comes last, so that it is read after the lock is held.
 */
export const RANK = {
  key: 0,
  setup: 1,
  document: 2,
  purchase: 3,
  invoice: 4,
  payment: 5,
  counter: 6,
  position: 7,
  binPosition: 8,
  places: 9,
  derived: 10,
} as const;

/** A document of whatever trade: its lock comes before those of counters and positions. */
export const isDocument = ({ rank }: { readonly rank: number }): boolean =>
  rank >= RANK.document && rank <= RANK.payment;

export const fact = <V>(
  kind: string,
  rank: number,
  names: (value: V) => readonly string[],
  locks = false,
): Fact<V> => ({ kind, rank, names, locks });

/** A change to one fact in a batch: `before` is null for a new one. */
export interface Change<V> {
  readonly before: V | null;
  readonly after: V;
}

export interface Loading<V> {
  readonly lock: readonly Statement[];
  readonly load: readonly Statement[];
  readonly read: (rows: Row[][]) => V[];
  /** Keys whose remembered value turned out to be of an older version: they are still to be loaded. */
  readonly outdated?: (rows: Row[][]) => readonly string[];
}

/** What was remembered of a fact, by key; a store may confirm it by its version instead of reading it again. */
export type Remembered<V> = (key: string) => V | undefined;

/** How facts of a kind are read from and written to PostgreSQL, always many at once. */
export interface FactStore<V> {
  readonly fact: Fact<V>;
  /** `locked` names the keys whose rows must be locked first, in a statement of their own. */
  load(org: Id, keys: readonly string[], locked: readonly string[], remembered?: Remembered<V>): Loading<V>;
  /** What a record is about, for tokens that may not touch everything; free for all where it is not said. */
  about?(value: V): About;
  /** The newest of them, to be remembered when a server starts. */
  newest?(org: Id, most: number): Loading<V>;
  save(org: Id, changes: readonly Change<V>[]): Statement[];
}

/** Asks for a fact while a command is being prepared: undefined until it is loaded, null when there is none. */
export type Need = <V>(fact: Fact<V>, key: string | null | undefined, lock?: 'lock') => V | null | undefined;

interface Cell {
  before: unknown;
  now: unknown;
  locked: boolean;
  /** The fact's second name: what people call it. */
  label?: string;
}

/** What a batch knows of one organisation: what was loaded, and on top what its commands have changed so far. */
export class Facts {
  readonly #kinds = new Map<string, Map<string, Cell>>();
  readonly #changed = new Map<Fact<unknown>, Set<Cell>>();
  /** Kinds of which something changed that other facts are found by; quantities and counts lead nowhere. */
  readonly changedKinds = new Set<string>();

  #cells(kind: string): Map<string, Cell> {
    let cells = this.#kinds.get(kind);
    if (!cells) {
      cells = new Map();
      this.#kinds.set(kind, cells);
    }
    return cells;
  }

  peek<V>(fact: Fact<V>, key: string, lock = false): V | null | undefined {
    const cell = this.#kinds.get(fact.kind)?.get(key);
    if (!cell || (lock && !cell.locked && cell.before !== null)) return undefined;
    return cell.now as V | null;
  }

  /** The fact, or null when there is none. Asking for what was never loaded is our own mistake. */
  get<V>(fact: Fact<V>, key: string | null | undefined): V | null {
    if (key === null || key === undefined) return null;
    const value = this.peek(fact, key);
    if (value === undefined) throw new Error(`${fact.kind} ${key} was not named in touches`);
    return value;
  }

  /** The fact that must be there because another one refers to it. */
  sure<V>(fact: Fact<V>, key: string): V {
    const value = this.get(fact, key);
    if (value === null) throw new Error(`${fact.kind} ${key} is referred to but missing`);
    return value;
  }

  /** What people call the record with this id (its SKU, its number), as far as this batch knows it. */
  label(kind: string, id: string): string {
    const cell = this.#kinds.get(kind)?.get(id);
    return cell?.now && cell.label ? cell.label : id;
  }

  /** Takes in what was loaded for these keys; a key no value answers to is known not to exist. */
  take<V>(fact: Fact<V>, keys: readonly string[], locked: ReadonlySet<string>, values: readonly V[]): void {
    const cells = this.#cells(fact.kind);
    for (const value of values) {
      const names = fact.names(value);
      const isLocked = names.some((name) => locked.has(name));
      const known = cells.get(names[0]!);
      // A fact loaded again under lock replaces the unlocked reading, unless the batch has changed it.
      if (known && known.now === known.before) Object.assign(known, { before: value, now: value });
      const cell = known ?? { before: value, now: value, locked: isLocked };
      cell.locked ||= isLocked;
      cell.label = names[1];
      for (const name of names) cells.set(name, cell);
    }
    for (const key of keys) if (!cells.has(key)) cells.set(key, { before: null, now: null, locked: true });
  }

  put<V>(fact: Fact<V>, value: V): void {
    const cells = this.#cells(fact.kind);
    const names = fact.names(value);
    const known = cells.get(names[0]!);
    const cell = known ?? { before: null, now: null, locked: true };
    // A fact that only ever has its identity (a position) cannot be renamed.
    if (!known || names.length > 1)
      this.#name(cells, cell, known?.now ? fact.names(known.now as V) : [], names);
    cell.now = value;
    const leads = (fact.rank > RANK.key && fact.rank < RANK.counter) || fact.rank > RANK.binPosition;
    if (leads) this.changedKinds.add(fact.kind);
    let changed = this.#changed.get(fact as Fact<unknown>);
    if (!changed) this.#changed.set(fact as Fact<unknown>, (changed = new Set()));
    changed.add(cell);
  }

  /** What a renamed fact was called before is known to be nobody's. */
  #name(cells: Map<string, Cell>, cell: Cell, before: readonly string[], names: readonly string[]): void {
    for (const old of before) {
      if (!names.includes(old)) cells.set(old, { before: null, now: null, locked: true });
    }
    for (const name of names) cells.set(name, cell);
    cell.label = names[1];
  }

  /** Every fact of a kind that is known to be there. */
  *values<V>(fact: Fact<V>): Generator<V> {
    for (const cell of new Set(this.#kinds.get(fact.kind)?.values()))
      if (cell.now !== null) yield cell.now as V;
  }

  *changes(): Generator<[Fact<unknown>, Change<unknown>[]]> {
    for (const [fact, cells] of this.#changed) {
      yield [fact, [...cells].map((cell) => ({ before: cell.before, after: cell.now }))];
    }
  }
}
