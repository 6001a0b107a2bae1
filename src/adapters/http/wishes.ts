import type { IncomingHttpHeaders } from 'node:http';
import { type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { HEADER_REFUSED } from './refusals.ts';

/** What a write asks for in its headers. */
export interface Wishes {
  /** Idempotency-Key. */
  readonly key: string | null;
  /** If-Match: the version the document must still have. */
  readonly version: number | null;
  /** Prefer: plan. */
  readonly plan: boolean;
  /** Allot-Reason: why, for the audit and for whoever has to approve it. */
  readonly reason: string | null;
}

const NO_WISHES: Wishes = { key: null, version: null, plan: false, reason: null };
const PLAN = /(?:^|,)\s*plan\s*(?:[;,]|$)/i;
// A proxy that compresses may have weakened the tag it passed on; the version in it is the same.
const VERSION = /^(?:W\/)?"([1-9]\d{0,8})"$/;

export const wantsPlan = (headers: IncomingHttpHeaders): boolean =>
  headers.prefer !== undefined && PLAN.test(String(headers.prefer));

export function wishesOf(headers: IncomingHttpHeaders, takesVersion: boolean): Result<Wishes> {
  const key = headers['idempotency-key'] as string | undefined;
  const match = headers['if-match'];
  const said = headers['allot-reason'];
  if (key === undefined && match === undefined && headers.prefer === undefined && said === undefined) {
    return { ok: true, value: NO_WISHES };
  }
  const version = match === undefined || match === '*' ? null : Number(VERSION.exec(match)?.[1]);
  if (version !== null) {
    if (!takesVersion) return refused(headerProblem('If-Match', 'this command does not look at a version'));
    if (Number.isNaN(version)) {
      return refused(headerProblem('If-Match', 'it is one version in quotes, such as "3"'));
    }
  }
  const reason = reasonIn(said);
  if (!reason.ok) return reason;
  return { ok: true, value: { key: key ?? null, version, plan: wantsPlan(headers), reason: reason.value } };
}

const LONGEST_REASON = 500;

/** Headers are Latin-1: anything else is written percent-encoded. */
function reasonIn(said: string | string[] | undefined): Result<string | null> {
  if (said === undefined) return { ok: true, value: null };
  const text = decoded(String(said)).trim();
  if (text.length <= LONGEST_REASON && !/\p{Cc}/u.test(text) && text.isWellFormed()) {
    return { ok: true, value: text || null };
  }
  return refused(
    headerProblem('Allot-Reason', `it is one line of at most ${LONGEST_REASON} characters, percent-encoded`),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const headerProblem = (header: string, why: string): Problem =>
  problem(HEADER_REFUSED, `${header}: ${why}`, { header });
