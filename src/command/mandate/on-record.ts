import type { Id } from '../../kernel/id.ts';
import { type Problem, problem, refused } from '../../kernel/problem.ts';
import { type Actor, FORBIDDEN, isHeld } from '../access.ts';
import type { Outcome } from '../outcome.ts';
import type { Reader } from '../query.ts';
import { rowsOf } from '../query.ts';
import type { Submission, Verdict } from '../submission.ts';
import { askApproval, byKey, findApproval } from './approval.store.ts';
import { APPROVAL_DAYS, type Approval } from './approval.ts';
import { type AuditEntry, NOTHING_SAID, writeAudit } from './audit.store.ts';
import type { Cause } from './judge.ts';
import {
  APPROVAL_DECLINED,
  APPROVAL_NEEDED,
  OUT_OF_REACH,
  OVER_CAP,
  SCOPE_MISSING,
} from './mandate.problems.ts';

export interface RecordMeans {
  readonly db: Reader;
  readonly clock: () => Date;
  readonly newId: () => Id;
}

/** What was refused, with what is needed to put it before a person. */
interface Refused extends Pick<Submission, 'id' | 'command' | 'key' | 'reason'> {
  readonly raw: unknown;
  readonly outcome: Outcome | null;
}

const NOT_ALLOWED: ReadonlySet<string> = new Set(
  [FORBIDDEN, SCOPE_MISSING, OVER_CAP, OUT_OF_REACH, APPROVAL_NEEDED].map(({ type }) => type),
);

/** What goes on record: everything refused to an agent, and everything refused because it is not allowed. */
export const isOnRecord = (actor: Actor, { type }: Problem): boolean =>
  actor.agent !== undefined || NOT_ALLOWED.has(type);

/** What becomes of what was refused: it is put on record, and before a person where one may approve it. */
export class OnRecord {
  readonly #means: RecordMeans;

  constructor(means: RecordMeans) {
    this.#means = means;
  }

  /** Refused before anything was looked at. */
  async denied(actor: Actor, asked: string, why: Problem): Promise<{ ok: false; problem: Problem }> {
    await this.#note(actor, { asked, outcome: 'refused', problem: why.type, detail: why.detail });
    return refused(why);
  }

  async refused(actor: Actor, what: Refused, why: Problem): Promise<Verdict> {
    const approval = why.type === APPROVAL_NEEDED.type ? await this.#ask(actor, what, why) : null;
    await this.#note(actor, {
      asked: what.command.name,
      ...namedIn(what),
      outcome: approval ? 'waiting' : 'refused',
      problem: why.type,
      detail: why.detail,
      reason: what.reason ?? null,
      approval: approval?.id ?? null,
    });
    return approval ? standing(approval) : refused(why);
  }

  /**
   * What a person has said to a plan; null while nobody was asked. Whoever applies it: what was approved is done, and
   * what waits would be done twice.
   */
  async decided(actor: Actor, plan: Id): Promise<Verdict | null> {
    const approval = await findApproval(this.#means.db, actor.org, plan);
    return approval && standing(approval);
  }

  /** What a person has said to a command that was asked for with this key before; limits may have gone since. */
  async before(actor: Actor, key: string | null): Promise<Verdict | null> {
    if (!isHeld(actor)) return null;
    const approval = await byKey(this.#means.db, actor.org, actor.token, key);
    return approval && standing(approval);
  }

  #ask(actor: Actor, { id, command, raw, outcome, key, reason }: Refused, why: Problem): Promise<Approval> {
    const now = this.#means.clock();
    const asked: Approval = {
      id,
      token: actor.token,
      command: command.name,
      input: raw ?? {},
      outcome: outcome ?? { refused: true, problem: why },
      causes: (why.facts?.causes ?? []) as readonly Cause[],
      reason: reason ?? null,
      key,
      status: 'waiting',
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + APPROVAL_DAYS * 86_400_000).toISOString(),
      decidedAt: null,
      decidedBy: null,
      note: null,
      answer: null,
      version: 1,
    };
    return askApproval(this.#means.db, actor.org, asked, this.#means.newId());
  }

  async #note(
    actor: Actor,
    what: Pick<AuditEntry, 'asked' | 'outcome'> & Partial<AuditEntry>,
  ): Promise<void> {
    const entry: AuditEntry = {
      ...NOTHING_SAID,
      id: this.#means.newId(),
      at: this.#means.clock().toISOString(),
      token: actor.token,
      source: actor.source,
      ...what,
    };
    await rowsOf(this.#means.db, writeAudit(actor.org, [entry]));
  }
}

/** The document a command was about, as it was named; what was to be made has no name yet. */
function namedIn({ command: { name }, raw }: Refused): Pick<AuditEntry, 'kind' | 'number'> {
  const { ref } = (raw ?? {}) as { ref?: unknown };
  const isNamed = typeof ref === 'string' && ref.length > 0 && ref.length <= 100;
  return isNamed ? { kind: name.split('.')[0] as string, number: ref } : { kind: null, number: null };
}

/** Where an approval stands, as the answer to whoever asked for it. */
function standing({ id, status, answer, note, causes, expiresAt }: Approval): Verdict {
  if (status === 'approved' && answer) return { ok: true, answer, replayed: true };
  const said = note ? `: ${note}` : '';
  if (status === 'declined')
    return refused(problem(APPROVAL_DECLINED, `a person declined it${said}`, { approval: id, note }));
  if (status === 'withdrawn')
    return refused(problem(APPROVAL_DECLINED, `it was withdrawn${said}; plan again`, { approval: id, note }));
  const why = causes.map(({ detail }) => detail).join('; ');
  const detail = `it waits for a person, as approval ${id}: ${why}`;
  return refused(problem(APPROVAL_NEEDED, detail, { approval: id, status, expiresAt, causes }));
}
