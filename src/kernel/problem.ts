/** One fault in what was sent: a JSON pointer into the input and what is wrong there. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

/** A kind of refusal: stable `type`, HTTP status and title. Trades declare theirs in `*.problems.ts`. */
export interface ProblemKind {
  readonly type: string;
  readonly status: number;
  readonly title: string;
}

/** A refusal with its numbers in words (`detail`) and as typed facts (RFC 9457). */
export interface Problem extends ProblemKind {
  readonly detail: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldFault[];
}

/** Every kind ever declared, for the generated reference and the OpenAPI document. */
export const problemKinds = new Map<string, ProblemKind>();

export function problemKind(type: string, status: number, title: string): ProblemKind {
  const kind = { type, status, title };
  if (problemKinds.has(type)) throw new Error(`problem ${type} is declared twice`);
  problemKinds.set(type, kind);
  return kind;
}

export const problem = (
  kind: ProblemKind,
  detail: string,
  facts?: Record<string, unknown>,
  errors?: FieldFault[],
): Problem => ({ ...kind, detail, ...(facts && { facts }), ...(errors && { errors }) });

/** A field that is wrong, where only that field matters. */
export const fieldProblem = (
  kind: ProblemKind,
  pointer: string,
  detail: string,
  facts?: Record<string, unknown>,
) => problem(kind, detail, facts, [{ pointer, detail }]);

/** Refusals are values: what was asked for, or the problem that stands in the way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (why: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: why,
});
