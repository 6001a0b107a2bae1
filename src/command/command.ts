import type { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { Result } from '../kernel/problem.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Actor, Permission } from './access.ts';
import type { Fact, Facts, Need } from './fact.ts';
import type { Scope } from './mandate/scope.ts';
import type { Organisation } from './organisation.ts';

/** Lines a batch holds; a command that weighs more has a batch to itself. */
export const MOST_LINES = 2000;

/** What a command knows besides the facts: nothing in `decide` reads a clock or makes up an id by itself. */
export interface Context {
  readonly actor: Actor;
  readonly organisation: Organisation;
  readonly command: Id;
  /** The instant the batch began, ISO 8601 in UTC. */
  readonly now: string;
  /** Today in the organisation's time zone. */
  readonly today: Day;
  readonly newId: () => Id;
  /** Random bytes no one can guess, as text: what a new token is made of. */
  readonly secret: () => string;
  /** How the request got in, for the timeline: api, command line, import, agent … */
  readonly source: string;
}

/** One thing that happened to a document, for its timeline (H1). */
export interface TimelineNote {
  readonly document: Id;
  readonly what: string;
  /** The document's status when this was written. */
  readonly status: string;
  readonly source: string;
  readonly day: Day;
  /** Field → [before, after]. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly note?: string | null;
}

/** One thing the outside may want to hear of. */
export interface OutsideEvent {
  readonly event: string;
  readonly document: Id;
  readonly version: number;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Something a person should know before or after, with the numbers as facts. */
export interface Warning {
  readonly type: string;
  readonly detail: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The small answer kept with an idempotency key: which document, in which version. */
export interface Answer {
  readonly kind: string;
  readonly id: Id;
  readonly number?: string;
  readonly version?: number;
  readonly warnings?: readonly Warning[];
  readonly [fact: string]: unknown;
}

/** B18: something that hangs on a document, what happens to it, and what else a person may choose. */
export interface Consequence {
  readonly kind: string;
  readonly id: Id;
  readonly number: string;
  readonly status: string;
  /** What happens to it, in words. */
  readonly happens: string;
  /** What is chosen, where there is a choice, and what could be: given as `choices: {"<number>": "<name>"}`. */
  readonly chosen?: string;
  readonly choices?: readonly { readonly name: string; readonly happens: string }[];
}

/** What an accepted command does. Everything in it is written in one transaction, or none of it. */
export interface Effect {
  readonly answer: Answer;
  readonly puts?: readonly Put[];
  readonly entries?: readonly Entry[];
  readonly timeline?: readonly TimelineNote[];
  readonly events?: readonly OutsideEvent[];
  readonly warnings?: readonly Warning[];
  /** Status and money before and after, by document: what a plan shows beside the stock. */
  readonly documents?: readonly DocumentChange[];
  /** What happens to all that hangs on the document; shown by a plan, and held to. */
  readonly consequences?: readonly Consequence[];
  /** Set where a person lets somebody else's command pass: whose, which, and why it was asked for. */
  readonly by?: {
    readonly token: Id;
    readonly asked: string;
    readonly reason: string | null;
    readonly approval: Id;
  };
  /** The document as it is now, made only when somebody wants to see it. */
  readonly view?: () => unknown;
}

export interface DocumentChange {
  readonly kind: string;
  readonly id: Id;
  readonly number: string;
  /** True for a document the command makes: its id and number are only a preview in a plan. */
  readonly created?: true;
  /** The version the document had when the command was decided; a plan is stale once it has moved. */
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface Put {
  readonly fact: Fact<unknown>;
  readonly value: unknown;
}

export const put = <V>(fact: Fact<V>, value: V): Put => ({ fact: fact as Fact<unknown>, value });

/** A command: one entry of the registry, from which routes, verbs, tools, permissions and docs are derived. */
export interface Command<S extends z.ZodType = z.ZodType> {
  /** `noun.verb`. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly sentence: string;
  /** The life-cycle move it makes, where it makes one. */
  readonly move?: string;
  readonly permission: Permission;
  /** The family of verbs it belongs to; what it does may need more (mandate/scope.ts). */
  readonly scope: Scope;
  /** Fields named `ref` become part of the path. */
  readonly input: S;
  /** Problem types it may be refused with, beyond those every command may. */
  readonly problems?: readonly string[];
  readonly example?: Readonly<Record<string, unknown>>;
  /** How much of a batch it takes, in lines; 1 unless said. */
  readonly weight?: (input: z.output<S>) => number;
  /** Names the facts it decides on. Called again as facts arrive, until it names nothing new. */
  readonly touches: (input: z.output<S>, need: Need, actor: Actor) => void;
  /** Pure: the effect, or why not. */
  readonly decide: (facts: Facts, input: z.output<S>, context: Context) => Result<Effect>;
}

export const defineCommand = <S extends z.ZodType>(command: Command<S>): Command =>
  command as unknown as Command;
