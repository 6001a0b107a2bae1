import type { Fact, Facts } from '../command/fact.ts';
import type { FieldFault } from '../kernel/problem.ts';

interface Master {
  readonly active: boolean;
  readonly deletedAt: string | null;
}

/** Collects what is wrong with the records an input refers to: they must exist and be active (A10). */
export class Referring {
  readonly faults: FieldFault[] = [];
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  to<V extends Master>(fact: Fact<V>, ref: string | null | undefined, pointer: string): V | null {
    if (ref === null || ref === undefined) return null;
    const found = this.#facts.get(fact, ref);
    if (!found || found.deletedAt) return this.fault(pointer, `there is no ${fact.kind} "${ref}"`);
    if (!found.active) return this.fault(pointer, `the ${fact.kind} "${ref}" is not active`);
    return found;
  }

  fault(pointer: string, detail: string): null {
    this.faults.push({ pointer, detail });
    return null;
  }
}
