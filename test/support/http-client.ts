import { type Answer, answerOf } from './answer.ts';

/** What an HTTP request was answered with. */
export type Answered = Answer;

export interface Wishes {
  /** Idempotency-Key. */
  readonly key?: string;
  /** If-Match. */
  readonly version?: number;
  readonly plan?: boolean;
  /** Another token than the owner's. */
  readonly token?: string;
}

/** Sends one request; throws when the connection is lost before the answer has arrived. */
export async function sendTo(
  base: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  wishes: Wishes = {},
): Promise<Answered> {
  const headers: Record<string, string> = { authorization: `Bearer ${wishes.token ?? token}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (wishes.key !== undefined) headers['idempotency-key'] = wishes.key;
  if (wishes.version !== undefined) headers['if-match'] = `"${wishes.version}"`;
  if (wishes.plan) headers['prefer'] = 'plan';
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(base + path, { method, headers, ...sent });
  return answerOf(response);
}
