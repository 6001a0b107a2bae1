import { definitions as catalog } from '../catalog/index.ts';
import { definitions as parties } from '../parties/index.ts';
import type { AnyDefinition } from '../record/index.ts';

/** What a kind of master record is made of, by its noun. */
export const definitionOf = (noun: string): AnyDefinition =>
  [...catalog, ...parties].find((definition) => definition.fact.kind === noun) as AnyDefinition;
