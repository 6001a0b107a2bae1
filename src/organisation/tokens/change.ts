import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { notFound, versionMoved } from '../../command/document.ts';
import type { Facts } from '../../command/fact.ts';
import { textField, versionField } from '../../command/fields.ts';
import { type Token, tokenLapse, tokens } from '../../command/token.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { OWN_TOKEN, TOKEN_ENDED, TOKEN_EXPIRY } from '../organisation.problems.ts';
import { tokenHash, tokenText } from '../token-text.ts';
import { expiryOf } from './create.ts';
import { tokenEffect, withSecret } from './effect.ts';
import { LIMITS_REFUSED, limitsFrom, touchLimits } from './held.ts';
import { agentField, expiryField, mandateFields, tokenRef } from './input.ts';

const asked = z.strictObject({ ref: tokenRef, expectedVersion: versionField.optional() });

export const updateToken = defineCommand({
  name: 'token.update',
  sentence: 'Changes what a token is called and held to; it counts from the next command on.',
  permission: 'access:write',
  scope: 'admin',
  input: z.strictObject({
    ...asked.shape,
    name: textField(100).optional(),
    agent: agentField,
    expiresAt: expiryField,
    ...mandateFields,
  }),
  problems: [TOKEN_EXPIRY.type, LIMITS_REFUSED.type, TOKEN_ENDED.type],
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22', scopes: ['read'] },
  touches: ({ ref, limits }, need) => {
    need(tokens, ref, 'lock');
    touchLimits(need, limits);
  },
  decide: (facts, input, context) => {
    const found = openToken(facts, input, context.now);
    if (!found.ok) return found;
    const before = found.value;
    const expires = expiryOf(input.expiresAt, context.now);
    if (!expires.ok) return expires;
    const limits = limitsFrom(input.limits, before.limits, facts);
    if (!limits.ok) return limits;
    const after: Token = {
      ...before,
      name: input.name ?? before.name,
      agent: input.agent === undefined ? before.agent : input.agent,
      expiresAt: input.expiresAt === undefined ? before.expiresAt : expires.value,
      scopes: input.scopes === undefined ? before.scopes : input.scopes,
      limits: limits.value,
      version: before.version + 1,
    };
    return done(tokenEffect(after, before, 'updated', context));
  },
});

const LONGEST_OVERLAP = 7 * 24 * 60;

export const rotateToken = defineCommand({
  name: 'token.rotate',
  sentence: 'Gives a token a new secret, shown this once; the old one may open for some minutes more.',
  permission: 'access:write',
  scope: 'admin',
  input: z.strictObject({
    ...asked.shape,
    overlapMinutes: z
      .int()
      .min(0)
      .max(LONGEST_OVERLAP)
      .default(0)
      .meta({ description: 'how long the old secret still opens' }),
  }),
  problems: [TOKEN_ENDED.type],
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22', overlapMinutes: 60 },
  touches: ({ ref }, need) => void need(tokens, ref, 'lock'),
  decide: (facts, input, context) => {
    const found = openToken(facts, input, context.now);
    if (!found.ok) return found;
    const before = found.value;
    const text = tokenText(context.actor.org, before.id, context.secret());
    const until = new Date(Date.parse(context.now) + input.overlapMinutes * 60_000).toISOString();
    const previous = input.overlapMinutes ? { hash: before.secretHash, until } : null;
    const after = { ...before, secretHash: tokenHash(text), previous, version: before.version + 1 };
    return done(withSecret(tokenEffect(after, before, 'rotated', context), after, text, context));
  },
});

export const revokeToken = defineCommand({
  name: 'token.revoke',
  sentence: 'Ends a token at once.',
  permission: 'access:write',
  scope: 'admin',
  input: asked,
  problems: [OWN_TOKEN.type],
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22' },
  touches: ({ ref }, need) => void need(tokens, ref, 'lock'),
  decide: (facts, input, context) => {
    const found = tokenAsked(facts, input);
    if (!found.ok) return found;
    const token = found.value;
    // Whoever revokes is an owner and stays one: there is always somebody left who can make tokens.
    if (token.id === context.actor.token) {
      return refused(problem(OWN_TOKEN, 'make another token and revoke this one with that'));
    }
    return done(revoked(token, context));
  },
});

/** Ends it: nothing that comes with it is let in from then on. */
export const revoked = (token: Token, context: Parameters<typeof tokenEffect>[3]) => {
  const after = token.revokedAt
    ? token
    : { ...token, revokedAt: context.now, previous: null, version: token.version + 1 };
  return tokenEffect(after, token, 'revoked', context);
};

type Asked = z.output<typeof asked>;

function tokenAsked(facts: Facts, { ref, expectedVersion }: Asked): Result<Token> {
  const token = facts.get(tokens, ref);
  if (!token) return refused(notFound('token', 'token', ref));
  const moved = versionMoved(`the token "${token.name}"`, expectedVersion, token.version);
  return moved ? refused(moved) : done(token);
}

/** A token that still opens something, and is no session. */
function openToken(facts: Facts, wanted: Asked, now: string): Result<Token> {
  const found = tokenAsked(facts, wanted);
  if (!found.ok) return found;
  if (found.value.user !== null) return refused(notFound('token', 'token', wanted.ref));
  const lapse = tokenLapse(found.value, now);
  return lapse ? refused(problem(TOKEN_ENDED, `${lapse}; make another`)) : found;
}
