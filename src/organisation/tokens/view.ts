import { z } from 'zod';
import { ROLES } from '../../command/access.ts';
import { BEYOND, limitsView } from '../../command/mandate/limits.ts';
import { SCOPE_NAMES } from '../../command/mandate/scope.ts';
import type { Token } from '../../command/token.ts';

const scopeShape = z.enum(SCOPE_NAMES);
const capShape = z.object({ value: z.string().nullable(), quantity: z.string().nullable() });
const idsShape = z.array(z.uuid()).nullable();

export const limitsShape = z
  .object({
    customers: idsShape,
    channels: idsShape,
    locations: idsShape,
    perCommand: capShape,
    perDay: capShape,
    approval: z.array(scopeShape),
    beyond: z.enum(BEYOND),
    requestsPerMinute: z.int().nullable(),
  })
  .meta({ id: 'TokenLimits' });

export const tokenShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    user: z.uuid().nullable().meta({ description: 'whose session it is' }),
    role: z.enum(ROLES),
    state: z.enum(['active', 'expired', 'revoked']),
    agent: z.string().nullable().meta({ description: 'what acts with it' }),
    person: z.uuid().nullable().meta({ description: 'the user it acts for' }),
    scopes: z.array(scopeShape).nullable().meta({ description: 'null: whatever the role may' }),
    limits: limitsShape.nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    demo: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Token' });

/** A token as JSON: never its hash. */
export function tokenView(token: Token, now: string): z.output<typeof tokenShape> {
  const { id, name, user, role, agent, person, scopes, limits, createdAt, expiresAt, revokedAt } = token;
  const expired = expiresAt !== null && expiresAt <= now;
  return {
    id,
    name,
    user,
    role,
    state: revokedAt ? 'revoked' : expired ? 'expired' : 'active',
    agent,
    person,
    scopes: scopes && [...scopes],
    limits: limits && (limitsView(limits) as z.output<typeof limitsShape>),
    createdAt,
    expiresAt,
    revokedAt,
    demo: token.demo,
    version: token.version,
  };
}
