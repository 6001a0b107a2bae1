/**
 * A life cycle is a table: its states, and for each move the states it leaves from, where it leads and why it
 * is refused elsewhere. Legal moves, reasons, buttons, the diagram and the tests are all read from it.
 */
export interface StateRule {
  /** How people tell states apart at a glance; never by colour alone (B19). */
  readonly colour: 'grey' | 'blue' | 'yellow' | 'green' | 'red' | 'orange' | 'teal' | 'violet';
  /** Place on the walk; off-ramps have none. */
  readonly rank?: number;
  readonly terminal?: true;
  /** An off-ramp one comes back from: it remembers the state it was entered from. */
  readonly remembersOrigin?: true;
}

/** `stay`: the state does not change. `origin`: back to where the off-ramp was entered. */
export type Target<S extends string> = S | 'stay' | 'origin';

export interface MoveRule<S extends string> {
  readonly label: string;
  /** What the move does, for people and agents. */
  readonly hint: string;
  readonly from: Partial<Record<S, Target<S>>>;
  /** Inside a remembering off-ramp, what decides is the origin. */
  readonly fromOrigin?: Partial<Record<S, Target<S>>>;
  /** States in which the move has already happened: asking again does nothing and is no error (C7). */
  readonly settled?: readonly S[];
  readonly refusals?: Partial<Record<S, string>>;
  readonly otherwise: string;
  /** Follows from other documents; nobody asks for it by name. */
  readonly derived?: true;
  readonly destructive?: true;
}

export interface Cycle<S extends string = string, M extends string = string> {
  /** Whose life it is: `stock count`. */
  readonly name: string;
  readonly initial: S;
  readonly states: Readonly<Record<S, StateRule>>;
  readonly moves: Readonly<Record<M, MoveRule<S>>>;
}

export const defineCycle = <const S extends string, const M extends string>(
  cycle: Cycle<S, M>,
): Cycle<S, M> => cycle;

/** Where a document stands; `origin` only inside an off-ramp that remembers it. */
export interface Standing {
  readonly status: string;
  readonly origin?: string | null;
}

export type Verdict =
  | { readonly allowed: true; readonly to: string; readonly settled: boolean }
  | { readonly allowed: false; readonly reason: string };

/** May this move be made from here, where does it lead, or why not. */
export function judge(cycle: Cycle, move: string, at: Standing): Verdict {
  const rule = cycle.moves[move];
  if (!rule) return { allowed: false, reason: `a ${cycle.name} has no move "${move}"` };
  if (rule.settled?.includes(at.status)) return { allowed: true, to: at.status, settled: true };
  const inside = cycle.states[at.status]?.remembersOrigin && at.origin;
  const target = rule.from[at.status] ?? (inside ? rule.fromOrigin?.[at.origin as string] : undefined);
  if (!target) return { allowed: false, reason: rule.refusals?.[at.status] ?? rule.otherwise };
  if (target === 'stay') return { allowed: true, to: at.status, settled: false };
  if (target === 'origin') return { allowed: true, to: at.origin ?? at.status, settled: false };
  return { allowed: true, to: target, settled: false };
}

export interface OfferedMove {
  readonly name: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly reason?: string;
}

/** The moves a person may ask for, each allowed or with the reason it is not: buttons, menus and hints. */
export function offeredMoves(cycle: Cycle, at: Standing): OfferedMove[] {
  const offered: OfferedMove[] = [];
  for (const [name, rule] of Object.entries(cycle.moves)) {
    if (rule.derived) continue;
    const verdict = judge(cycle, name, at);
    if (verdict.allowed && verdict.settled) {
      offered.push({ name, label: rule.label, allowed: false, reason: `it is ${at.status} already` });
    } else if (verdict.allowed) offered.push({ name, label: rule.label, allowed: true });
    else offered.push({ name, label: rule.label, allowed: false, reason: verdict.reason });
  }
  return offered;
}

/** Every place one can stand: each state, and a remembering off-ramp once per origin it can be entered from. */
export function standings(cycle: Cycle): Standing[] {
  const all: Standing[] = [];
  for (const [status, rule] of Object.entries(cycle.states)) {
    if (!rule.remembersOrigin) all.push({ status, origin: null });
    else for (const origin of originsOf(cycle, status)) all.push({ status, origin });
  }
  return all;
}

const originsOf = (cycle: Cycle, status: string): string[] =>
  Object.keys(cycle.states).filter((state) =>
    Object.values(cycle.moves).some((move) => move.from[state] === status),
  );
