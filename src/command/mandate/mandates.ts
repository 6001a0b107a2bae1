import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import type { Context, Effect } from '../command.ts';
import { notFound } from '../document.ts';
import type { Fact, Facts, Need } from '../fact.ts';
import type { Token } from '../token.ts';
import { type AboutOf, isWithin } from './about.ts';
import { type AuditEntry, NOTHING_SAID } from './audit.store.ts';
import { type Cause, judge } from './judge.ts';
import { hasDayCap } from './limits.ts';
import { APPROVAL_NEEDED, OUT_OF_REACH } from './mandate.problems.ts';
import type { Changed } from './measure.ts';
import type { Scope } from './scope.ts';
import { type TokenUse, tokenUses, useKey } from './token-use.ts';

/** A decision, what a person has to say to it, and what the token's day comes to with it. */
export interface Checked {
  readonly decided: Result<Effect>;
  readonly causes: readonly Cause[];
  readonly used: TokenUse | null;
}

/** A record a command named, by whatever name. */
export interface Named {
  readonly fact: Fact<unknown>;
  readonly key: string;
}

/** Holds tokens to what they may, on the facts of a batch. */
export class Mandates {
  readonly #facts: Facts;
  readonly #aboutOf: AboutOf;

  constructor(facts: Facts, aboutOf: AboutOf) {
    this.#facts = facts;
    this.#aboutOf = aboutOf;
  }

  /** What is needed to count against the caps of a day. */
  touch(token: Token | null | undefined, today: () => Day, need: Need): void {
    if (token?.limits && hasDayCap(token.limits)) need(tokenUses, useKey(token.id, today()));
  }

  /** What a token is held away from is not there for it, whatever it was named as. */
  hidden({ limits }: Token, named: readonly Named[]): Problem | null {
    for (const { fact, key } of named) {
      const about = this.#aboutOf(fact.kind);
      const value = about && this.#facts.peek(fact, key);
      if (value && !isWithin(limits, about(value))) {
        return notFound(fact.kind.replaceAll('-', ' '), fact.kind, key);
      }
    }
    return null;
  }

  /** Whether the token may do by itself what was decided. */
  judged(scope: Scope, token: Token, effect: Effect, { organisation, today }: Context): Checked {
    if (!token.scopes && !token.limits) return free(done(effect));
    const hasCap = token.limits !== null && hasDayCap(token.limits);
    const used = (hasCap && this.#facts.get(tokenUses, useKey(token.id, today))?.used) || {};
    const { currency } = organisation;
    const deed = { scope, told: effect, changed: this.#changedBy(effect), currency, used };
    const beyond = deed.changed.find(({ after }) => !isWithin(token.limits, after));
    if (beyond) return free(refused(outOfReach(token, beyond)));
    const { refusal, causes, used: day } = judge(token, deed);
    return {
      decided: refusal ? refused(refusal) : done(effect),
      causes,
      used: hasCap ? { token: token.id, day: today, used: day } : null,
    };
  }

  #changedBy({ puts = [] }: Effect): Changed[] {
    return puts.flatMap(({ fact, value }) => {
      const about = this.#aboutOf(fact.kind);
      const id = about && fact.names(value)[0];
      if (!about || !id) return [];
      const was = this.#facts.peek(fact, id);
      return [{ kind: fact.kind, id, before: was ? about(was) : null, after: about(value) }];
    });
  }
}

/** It would make or change what the token could not see afterwards. */
const outOfReach = ({ name }: Token, { kind }: Changed): Problem => {
  const detail = `the token "${name}" is held to some records, and this ${kind.replaceAll('-', ' ')} would be none of them`;
  return problem(OUT_OF_REACH, detail, { kind });
};

/** Nothing to hold it to. */
export const free = (decided: Result<Effect>): Checked => ({ decided, causes: [], used: null });

export const approvalNeeded = (causes: readonly Cause[]): Problem =>
  problem(APPROVAL_NEEDED, causes.map(({ detail }) => detail).join('; '), { causes });

interface Done {
  readonly id: Id;
  readonly at: string;
  readonly command: Id;
  readonly name: string;
  readonly reason: string | null;
  readonly actor: { readonly token: Id; readonly source: string };
}

/** An accepted command, on the record of whoever asked for it; of whoever approved it, too. */
export function auditOf({ answer, by }: Effect, { id, at, command, name, reason, actor }: Done): AuditEntry {
  return {
    ...NOTHING_SAID,
    id,
    at,
    token: by?.token ?? actor.token,
    asked: by?.asked ?? name,
    outcome: 'done',
    command,
    kind: answer.kind,
    document: answer.id,
    number: answer.number ?? null,
    reason: by?.reason ?? reason,
    approval: by?.approval ?? null,
    approvedBy: by ? actor.token : null,
    source: actor.source,
  };
}
