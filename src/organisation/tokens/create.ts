import { z } from 'zod';
import { ROLES } from '../../command/access.ts';
import { defineCommand } from '../../command/command.ts';
import { notFound } from '../../command/document.ts';
import { textField } from '../../command/fields.ts';
import { newToken } from '../../command/token.ts';
import { users } from '../../command/user.ts';
import { done, fieldProblem, type Problem, refused } from '../../kernel/problem.ts';
import { TOKEN_EXPIRY } from '../organisation.problems.ts';
import { tokenHash, tokenText } from '../token-text.ts';
import { tokenEffect, withSecret } from './effect.ts';
import { LIMITS_REFUSED, limitsFrom, touchLimits } from './held.ts';
import { agentField, expiryField, mandateFields } from './input.ts';

export const createToken = defineCommand({
  name: 'token.create',
  sentence:
    'Makes a token for somebody or something to sign in with, held to scopes and limits where they are given; its text is shown this once.',
  permission: 'access:write',
  scope: 'admin',
  input: z.strictObject({
    name: textField(100),
    role: z.enum(ROLES),
    expiresAt: expiryField,
    agent: agentField,
    person: z
      .string()
      .trim()
      .toLowerCase()
      .max(100)
      .nullable()
      .optional()
      .meta({ description: 'the user an agent acts for, by id or e-mail: it may no more than they may' }),
    ...mandateFields,
  }),
  problems: [TOKEN_EXPIRY.type, LIMITS_REFUSED.type, 'not-found'],
  example: {
    name: 'Order desk assistant',
    role: 'sales',
    agent: 'Order desk',
    person: 'anna@example.com',
    scopes: ['read', 'draft', 'confirm'],
    limits: { perDay: { value: '10000.00' }, approval: ['confirm'] },
  },
  touches: ({ limits, person }, need) => {
    need(users, person);
    touchLimits(need, limits);
  },
  decide: (facts, { name, role, agent = null, person, scopes = null, ...given }, context) => {
    const expires = expiryOf(given.expiresAt, context.now);
    if (!expires.ok) return expires;
    const user = facts.get(users, person);
    if (person && !user) return refused(notFound('user', 'user', person));
    const limits = limitsFrom(given.limits, null, facts);
    if (!limits.ok) return limits;
    const id = context.newId();
    const text = tokenText(context.actor.org, id, context.secret());
    const token = newToken({
      id,
      name,
      role,
      secretHash: tokenHash(text),
      createdAt: context.now,
      expiresAt: expires.value,
      agent: agent ?? (user ? name : null),
      person: user?.id ?? null,
      scopes,
      limits: limits.value,
    });
    return done(withSecret(tokenEffect(token, null, 'created', context), token, text, context));
  },
});

/** The instant it ends, which must lie ahead. */
export function expiryOf(
  given: string | null | undefined,
  now: string,
): { ok: true; value: string | null } | { ok: false; problem: Problem } {
  const expires = given ? new Date(given).toISOString() : null;
  return expires && expires <= now
    ? refused(fieldProblem(TOKEN_EXPIRY, '/expiresAt', `${expires} is past`, { now }))
    : done(expires);
}
