import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { NOT_FOUND, VERSION_MOVED } from './problems.ts';

/** Names a document by its id or number, and the version it was seen in where that matters. */
export interface AskedDocument {
  readonly ref: string;
  readonly expectedVersion?: number;
}

interface Versioned {
  /** Null while it has none, such as a draft. */
  readonly number: string | null;
  readonly version: number;
}

/** `kind` is how the outside calls it: `sales-order`. */
export const notFound = (words: string, kind: string, ref: string): Problem =>
  problem(NOT_FOUND, `there is no ${words} "${ref}"`, { kind, ref });

/** A lost update: what was read is no longer what is there. Null when it still is, or nobody asked. */
export function versionMoved(what: string, expected: number | undefined, version: number): Problem | null {
  if (expected === undefined || expected === version) return null;
  const detail = `${what} is at version ${version} now; you changed version ${expected}`;
  return problem(VERSION_MOVED, detail, { expectedVersion: expected, version });
}

/** The document asked for, or why it cannot be worked on: there is none, or somebody changed it meanwhile. */
export function documentAsked<D extends Versioned>(
  kind: string,
  document: D | null | undefined,
  { ref, expectedVersion }: AskedDocument,
): Result<D> {
  const words = kind.replaceAll('-', ' ');
  if (!document) return refused(notFound(words, kind, ref));
  const moved = versionMoved(document.number ?? `the draft ${words}`, expectedVersion, document.version);
  return moved ? refused(moved) : done(document);
}
