import { hash, verify } from '@node-rs/argon2';
import { BUSY } from '../command/problems.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';

/** argon2id, the package's own choice; 19 MiB and two passes take about 20 ms of a processor. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of something nobody knows: who does not exist is looked at for as long as who does. */
const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$HHJIffPcRe1EDrCVly/wyg$aan8l/OXiOE09hY3kcOjnGRY+cyKeErgFhk0+YiFjAg';

/** Hashing shares a few threads with reading files: more at once would make everybody else wait. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
  if (waiting.length >= MOST_WAITING) {
    return refused(problem(BUSY, 'too many people are signing in; try again in a moment'));
  }
  if (running >= MOST_AT_ONCE) await new Promise<void>((begin) => waiting.push(begin));
  else running++;
  try {
    return done(await work());
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Keyboards write the same letter in different ways. */
const normal = (password: string): string => password.normalize('NFC');

export const hashed = (password: string): Promise<Result<string>> =>
  inTurn(() => hash(normal(password), COST));

/** Whether it is the password of this hash; of none, no password is, and finding that out takes as long. */
export const isPassword = (kept: string | null, password: string): Promise<Result<boolean>> =>
  inTurn(async () => (await verify(kept ?? NOBODYS, normal(password))) && kept !== null);
