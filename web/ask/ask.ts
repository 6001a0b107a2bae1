import { nounAndVerb, plural } from '../../src/adapters/http/routes.ts';
import type { PlanAnswer } from '../../src/command/desk.ts';
import type { FieldFault } from '../../src/kernel/problem.ts';

/** A refusal as the server words it (RFC 9457), with its facts as members. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
  readonly [fact: string]: unknown;
}

/** Thrown for every answer that is a problem; what fetch itself throws means that nobody answered. */
export class Refused extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }

  /** Its stable name, such as `plan/stale`. */
  get kind(): string {
    return this.problem.type.replace(/^.*\/problems\//, '');
  }
}

export type Input = Readonly<Record<string, unknown>>;

/** One command of the registry: where it goes follows from its name, as on the server. */
export interface Wish {
  /** `sales-order.confirm`. */
  readonly command: string;
  readonly ref?: string;
  readonly input?: Input;
  /** The version the document must still have. */
  readonly version?: number;
  /** Repeated with the same key it happens once; a new one unless given. */
  readonly key?: string;
}

function placeOf({ command, ref }: Wish): { method: string; path: string } {
  const [noun, verb] = nounAndVerb(command);
  const thing = `/${plural(noun)}${ref === undefined ? '' : `/${encodeURIComponent(ref)}`}`;
  if (verb === 'create' && ref === undefined) return { method: 'POST', path: thing };
  if (verb === 'update') return { method: 'PATCH', path: thing };
  if (verb === 'delete') return { method: 'DELETE', path: thing };
  return { method: 'POST', path: `${thing}/${verb}` };
}

/** `sales-order.list` and its input become an address: `ref` goes into the path, the rest into the query. */
export function addressOf(query: string, input: Input = {}): string {
  const [noun, what] = nounAndVerb(query);
  const { ref, ...rest } = input;
  const thing = `/${plural(noun)}${ref === undefined ? '' : `/${encodeURIComponent(String(ref))}`}`;
  const isThing = what === 'get' || (what === 'list' && ref === undefined);
  return `${isThing ? thing : `${thing}/${what}`}${search(rest)}`;
}

/** What is undefined, null or empty is not asked for; lists are repeated. */
function search(input: Input): string {
  const pairs = Object.entries(input).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== '')
      .map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Asks the API and reads its JSON. `path` is what follows `/v1`. */
export async function send<T>(
  path: string,
  { method = 'GET', body, headers, signal }: Sent = {},
): Promise<T> {
  const response = await fetch(`/v1${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const answer = await bodyOf(response);
  if (!response.ok) throw new Refused(answer as ProblemDocument);
  return answer as T;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.headers.get('content-type')?.includes('json')) return text ? JSON.parse(text) : null;
  if (response.ok) return null;
  const { status, statusText: title } = response;
  return { type: 'about:blank', title, status, detail: text.slice(0, 200) || title };
}

export const read = <T>(query: string, input?: Input, signal?: AbortSignal): Promise<T> =>
  send<T>(addressOf(query, input), { ...(signal && { signal }) });

export function act<T>(wish: Wish): Promise<T> {
  const { method, path } = placeOf(wish);
  return send<T>(path, { method, body: wish.input ?? {}, headers: wishHeaders(wish) });
}

/** What it would do, with nothing done. */
export function plan(wish: Wish): Promise<PlanAnswer> {
  const { method, path } = placeOf(wish);
  const headers = { prefer: 'plan', ...versionHeader(wish) };
  return send<PlanAnswer>(path, { method, body: wish.input ?? {}, headers });
}

export const apply = <T>(planned: string): Promise<T> =>
  send<T>(`/plans/${planned}/apply`, { method: 'POST' });

const wishHeaders = (wish: Wish): Record<string, string> => ({
  'idempotency-key': wish.key ?? crypto.randomUUID(),
  ...versionHeader(wish),
});

const versionHeader = ({ version }: Wish): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"${version}"` };
