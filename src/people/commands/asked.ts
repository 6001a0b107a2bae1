import { z } from 'zod';
import { notFound, versionMoved } from '../../command/document.ts';
import type { Facts } from '../../command/fact.ts';
import { versionField } from '../../command/fields.ts';
import { type User, users } from '../../command/user.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { userField } from '../fields.ts';

/** Names a user, and the version it was seen in where that matters. */
export const askedUser = z.strictObject({ ref: userField, expectedVersion: versionField.optional() });

/** The user asked for, or why they cannot be worked on. */
export function userAsked(
  facts: Facts,
  { ref, expectedVersion }: { readonly ref: string; readonly expectedVersion?: number },
): Result<User> {
  const user = facts.get(users, ref);
  if (!user) return refused(notFound('user', 'user', ref));
  const moved = versionMoved(user.name, expectedVersion, user.version);
  return moved ? refused(moved) : done(user);
}
