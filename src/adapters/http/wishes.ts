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
}

const NO_WISHES: Wishes = { key: null, version: null, plan: false };
const PLAN = /(?:^|,)\s*plan\s*(?:[;,]|$)/i;
// A proxy that compresses may have weakened the tag it passed on; the version in it is the same.
const VERSION = /^(?:W\/)?"([1-9]\d{0,8})"$/;

export const wantsPlan = (headers: IncomingHttpHeaders): boolean =>
  headers.prefer !== undefined && PLAN.test(String(headers.prefer));

export function wishesOf(headers: IncomingHttpHeaders, takesVersion: boolean): Result<Wishes> {
  const key = headers['idempotency-key'] as string | undefined;
  const match = headers['if-match'];
  if (key === undefined && match === undefined && headers.prefer === undefined) {
    return { ok: true, value: NO_WISHES };
  }
  const version = match === undefined || match === '*' ? null : Number(VERSION.exec(match)?.[1]);
  if (version !== null) {
    if (!takesVersion) return refused(headerProblem('If-Match', 'this command does not look at a version'));
    if (Number.isNaN(version)) {
      return refused(headerProblem('If-Match', 'it is one version in quotes, such as "3"'));
    }
  }
  return { ok: true, value: { key: key ?? null, version, plan: wantsPlan(headers) } };
}

export const headerProblem = (header: string, why: string): Problem =>
  problem(HEADER_REFUSED, `${header}: ${why}`, { header });
