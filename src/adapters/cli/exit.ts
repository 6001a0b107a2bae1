import type { Problem } from '../../kernel/problem.ts';

/** What the command ended as; scripts go by it. */
export const EXIT = {
  ok: 0,
  /** Allot understood and refused, or `verify` found a difference. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The database cannot be reached or opened. */
  unreachable: 3,
  /** Our own mistake. */
  fault: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a message and, where there is one, what to do next. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: ExitCode;
  readonly next: string | null;

  constructor(code: ExitCode, message: string, next: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.next = next;
  }
}

export const usageFailure = (message: string, next: string | null = null): Failure =>
  new Failure(EXIT.usage, message, next);

/** Wrong input is the fault of the command line; a busy lane here means that the database does not answer. */
export function exitCodeOf(problem: Problem): ExitCode {
  if (problem.type === 'input/invalid') return EXIT.usage;
  if (problem.status === 503) return EXIT.unreachable;
  return problem.status >= 500 ? EXIT.fault : EXIT.refused;
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
