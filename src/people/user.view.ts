import { z } from 'zod';
import { ROLES } from '../command/access.ts';
import type { User } from '../command/user.ts';

export const userShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    state: z.enum(['invited', 'active', 'inactive']).meta({
      description: 'invited: has no password yet; inactive: may not sign in',
    }),
    lastSignInAt: z.iso.datetime().nullable(),
    invitationExpiresAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    demo: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'User' });

/** A user as JSON: nothing of passwords and secrets. */
export const userView = (user: User): z.output<typeof userShape> => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  state: stateOf(user),
  lastSignInAt: user.lastSignInAt,
  invitationExpiresAt: user.invitation?.expiresAt ?? null,
  createdAt: user.createdAt,
  demo: user.demo,
  version: user.version,
});

export function stateOf({ deactivatedAt, passwordSetAt }: User): 'invited' | 'active' | 'inactive' {
  if (deactivatedAt) return 'inactive';
  return passwordSetAt ? 'active' : 'invited';
}
