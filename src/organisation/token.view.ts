import { z } from 'zod';
import { ROLES } from '../command/access.ts';
import type { Token } from '../command/token.ts';

export const tokenShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    user: z.uuid().nullable().meta({ description: 'whose session it is' }),
    role: z.enum(ROLES),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    demo: z.boolean(),
  })
  .meta({ id: 'Token' });

/** A token as JSON: never its hash. */
export function tokenView({ secretHash: _, ...token }: Token, now: string): z.output<typeof tokenShape> {
  const expired = token.expiresAt !== null && token.expiresAt <= now;
  return { ...token, state: token.revokedAt ? 'revoked' : expired ? 'expired' : 'active' };
}
