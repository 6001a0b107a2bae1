import { INVALID } from '../../../command/problems.ts';
import { problem } from '../../../kernel/problem.ts';
import type { JsonSchema } from './schema.ts';
import { type Arguments, refusal, type Said } from './tool.ts';

/** The field that chooses, and what it is for. */
export interface By {
  readonly field: string;
  readonly says: string;
}

/** Names of the registry, by what chooses them; or the only one. */
export type Names = Readonly<Record<string, string>> | string;

type Chosen<T> =
  | { readonly ok: true; readonly chosen: T; readonly rest: Arguments }
  | { readonly ok: false; readonly said: Said };

/** What a tool is made of: one entry of the registry, or one of several that a field of its input chooses among. */
export class Choosing<T> {
  readonly all: ReadonlyMap<string, T>;
  readonly #field: string | null;

  constructor(names: Names, by: By | undefined, find: (name: string) => T) {
    const entries = Object.entries(typeof names === 'string' ? { only: names } : names);
    this.all = new Map(entries.map(([choice, name]) => [choice, find(name)]));
    this.#field = by?.field ?? null;
  }

  /** The field that chooses, as part of an input. */
  fields(says: string): { readonly properties: Record<string, JsonSchema>; readonly required: string[] } {
    if (this.#field === null) return { properties: {}, required: [] };
    const field = { type: 'string', enum: [...this.all.keys()], description: says };
    return { properties: { [this.#field]: field }, required: [this.#field] };
  }

  choose(given: Arguments): Chosen<T> {
    const { [this.#field ?? '']: choice = 'only', ...rest } = given as Record<string, unknown>;
    const chosen = this.all.get(String(choice));
    return chosen === undefined
      ? { ok: false, said: unknownChoice(this.#field ?? '', [...this.all.keys()]) }
      : { ok: true, chosen, rest };
  }
}

export const unknownChoice = (field: string, choices: readonly string[]): Said =>
  refusal(problem(INVALID, `"${field}" is one of ${choices.join(', ')}`));
