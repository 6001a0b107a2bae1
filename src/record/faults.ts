import type { Fact, Facts } from '../command/fact.ts';
import { type FieldFault, type Problem, type ProblemKind, problem } from '../kernel/problem.ts';
import type { Master } from './master.ts';

const wordsFor = (kind: string): string => kind.replaceAll('-', ' ');

/** Collects what is wrong with an input, each fault with its JSON pointer, so that all are told at once. */
export class Faults {
  readonly #found: FieldFault[] = [];
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  add(pointer: string, detail: string): null {
    this.#found.push({ pointer, detail });
    return null;
  }

  /** A10: the record named must exist and, unless it is referred to already, be active. Null adds a fault. */
  record<R extends Master>(
    fact: Fact<R>,
    name: string,
    pointer: string,
    already: string | null = null,
  ): R | null {
    const found = this.#facts.get(fact, name);
    const shown = name.slice(name.indexOf('/') + 1);
    if (!found || found.deletedAt) return this.add(pointer, `there is no ${wordsFor(fact.kind)} "${shown}"`);
    if (!found.active && found.id !== already) {
      return this.add(pointer, `the ${wordsFor(fact.kind)} "${shown}" is not active`);
    }
    return found;
  }

  problem(kind: ProblemKind): Problem | null {
    const [first, ...more] = this.#found;
    if (!first) return null;
    const others = more.length ? ` (and ${more.length} more)` : '';
    return problem(kind, `${first.pointer}: ${first.detail}${others}`, undefined, this.#found);
  }
}
