import type { Id } from '../kernel/id.ts';
import { problem, problemKind, refused } from '../kernel/problem.ts';
import type { Answer } from './command.ts';
import { fact, RANK } from './fact.ts';
import type { Submission, Verdict } from './submission.ts';

/** An accepted command and its answer, kept for 72 hours. */
export interface Accepted {
  readonly id: Id;
  readonly token: Id;
  /** The client's key, or one made of the command's id. */
  readonly key: string;
  readonly inputHash: Buffer | null;
  readonly answer: Answer;
  readonly at: string;
}

export const keyName = (token: Id, key: string): string => `${token}/${key}`;

/** What a command without a key is remembered by. */
export const ownKey = (command: Id): string => `#${command}`;

export const accepted = fact<Accepted>('accepted', RANK.key, (value) => [keyName(value.token, value.key)]);

export const KEPT_HOURS = 72;

export const KEY_REUSED = problemKind(
  'idempotency/key-reused',
  422,
  'Idempotency key used for something else',
);
export const KEY_MALFORMED = problemKind('idempotency/key-malformed', 400, 'Malformed idempotency key');

/** The same again is answered as it was; the key is no use for anything else. */
export function answeredBefore(before: Accepted, { id, key, inputHash: hash }: Submission): Verdict {
  const same = before.id === id || (hash && before.inputHash?.equals(hash));
  if (same) return { ok: true, answer: before.answer, replayed: true };
  const detail = `the key "${key}" was used at ${before.at} with other content`;
  return refused(problem(KEY_REUSED, detail, { usedAt: before.at }));
}
