import type { Fact } from '../command/fact.ts';
import { type Id, isId } from '../kernel/id.ts';
import { type AnyDefinition, type AnyRecord, nameOf } from './definition.ts';
import type { Master } from './master.ts';

/** Asks for a fact, while preparing (undefined: not known yet) as while deciding. */
export type Look = <V>(fact: Fact<V>, name: string, lock?: 'lock') => V | null | undefined;

/** The record of a `ref`: an id, a code, or `OWNER/CODE` for what belongs to something. */
export function find(definition: AnyDefinition, ref: string, look: Look): AnyRecord | null | undefined {
  const { fact, owner } = definition;
  if (!owner || isId(ref)) return look(fact, ref, 'lock');
  const cut = ref.lastIndexOf('/');
  if (cut < 1) return null;
  const of = definition.fields[owner]?.refers?.fact as Fact<Master>;
  const owning = look(of, ref.slice(0, cut));
  return owning ? look(fact, nameOf(owning.id, ref.slice(cut + 1)), 'lock') : owning;
}

/** The name of something that belongs to `owner` and was given by id or code. */
export const nameWithin = (owner: Id, ref: string): string => (isId(ref) ? ref : nameOf(owner, ref));
