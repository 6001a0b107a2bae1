import type { Actor, Area } from '../command/access.ts';
import type { Context, Put, Warning } from '../command/command.ts';
import type { Fact, Facts, Need } from '../command/fact.ts';
import type { About } from '../command/mandate/about.ts';
import type { Shows } from '../command/mandate/reads.ts';
import type { Scope } from '../command/mandate/scope.ts';
import type { Id } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { AnyField, Field } from './field.ts';
import type { Master, MasterFields } from './master.ts';
import { type RecordUse, usesOf } from './use.ts';

/** A table column that may name a record, and in words what it then is in use by: `a sales order`. */
export type Use = readonly [table: string, column: string, words: string];

/** What a record's own trade has to add when one is made or changed. */
export interface Beside {
  readonly puts?: readonly Put[];
  readonly warnings?: readonly Warning[];
}

/** Everything particular to one kind of master record; commands, store and queries follow from it. */
export interface Definition<R extends Master> {
  readonly fact: Fact<R>;
  /** For people: `order channel`. */
  readonly title: string;
  readonly plural: string;
  readonly area: Area;
  /** The field that holds what people call it: sku, number or code. */
  readonly code: Exclude<keyof R, MasterFields> & string;
  /** Counts the code when none is given: `C` → C-000001. */
  readonly counted?: string;
  /** The field naming the record it belongs to: its code is unique in there only, and written `OWNER/CODE`. */
  readonly owner?: Exclude<keyof R, MasterFields> & string;
  readonly fields: { readonly [K in Exclude<keyof R, MasterFields>]: Field<R[K]> };
  /** Columns `search` looks into, in the very expression of the index that serves it. */
  readonly searched: readonly string[];
  readonly usedBy: readonly Use[];
  /** What it is about, for tokens held to some of it. */
  readonly about?: (record: R) => About;
  /** The same for what lists and pages of it show; nothing of it unless said. */
  readonly shows?: Shows;
  /** Why this change is refused, by the record's own rules or because of who asks. */
  readonly forbids?: (after: R, before: R | null, actor: Actor) => Problem | null;
  /** Set on a new record what nobody gives. */
  readonly complete?: (made: R, context: Context) => R;
  readonly besideTouches?: (code: string, need: Need) => void;
  readonly beside?: (after: R, before: R | null, facts: Facts, context: Context) => Beside;
  readonly example: Readonly<Record<string, unknown>>;
}

/** A record as the derived code sees it: its fields by name. */
export type AnyRecord = Master & Readonly<Record<string, unknown>>;
export interface AnyDefinition extends Definition<AnyRecord> {
  readonly uses: Fact<RecordUse>;
}

export const defineRecord = <R extends Master>(definition: Definition<R>): AnyDefinition => ({
  ...(definition as unknown as Definition<AnyRecord>),
  uses: usesOf(definition.fact.kind),
});

export const nounOf = (definition: AnyDefinition): string => definition.fact.kind;
/** Bins and lots belong to the work with stock; all other records to who looks after the house. */
export const scopeOf = ({ area }: AnyDefinition): Scope => (area === 'stock' ? 'stock' : 'admin');
export const tableOf = (definition: AnyDefinition): string => definition.fact.kind.replaceAll('-', '_');

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const fieldsOf = (definition: AnyDefinition): [string, AnyField][] =>
  Object.entries(definition.fields);

export function columnOf(definition: AnyDefinition, name: string): string {
  const { storedAs } = definition.fields[name] as AnyField;
  return storedAs === 'uuid' ? `${snake(name)}_id` : snake(name);
}
export const codeColumnOf = (definition: AnyDefinition): string => columnOf(definition, definition.code);
export const ownerColumnOf = (definition: AnyDefinition): string | null =>
  definition.owner === undefined ? null : columnOf(definition, definition.owner);

export const codeOf = (definition: AnyDefinition, record: AnyRecord): string =>
  record[definition.code] as string;
export const ownerOf = (definition: AnyDefinition, record: AnyRecord): Id | null =>
  definition.owner ? (record[definition.owner] as Id) : null;

/** The name its fact is asked for by, from its code. */
export const nameOf = (owner: Id | null, code: string): string => (owner ? `${owner}/${code}` : code);
