import { randomBytes } from 'node:crypto';

/** Names for requests: unlike those of any other server or start, and cheap to make. */
export function requestNames(): () => string {
  const start = randomBytes(6).toString('base64url');
  let count = 0;
  return () => `${start}-${(++count).toString(36)}`;
}
