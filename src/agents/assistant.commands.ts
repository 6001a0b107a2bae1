import { z } from 'zod';
import { defineCommand } from '../command/command.ts';
import { notFound } from '../command/document.ts';
import { idField, textField } from '../command/fields.ts';
import { SCOPE_NAMES } from '../command/mandate/scope.ts';
import { newToken, tokens } from '../command/token.ts';
import { done, problem, refused } from '../kernel/problem.ts';
import {
  expiryField,
  expiryOf,
  LIMITS_REFUSED,
  limitsFrom,
  mandateFields,
  revoked,
  TOKEN_EXPIRY,
  tokenEffect,
  tokenHash,
  touchLimits,
} from '../organisation/index.ts';
import { NO_PERSON } from './agents.problems.ts';

export const connectAssistant = defineCommand({
  name: 'assistant.connect',
  sentence:
    'Lets a program act for whoever is signed in, within scopes and limits; it has no secret of its own.',
  permission: 'assistants:write',
  scope: 'admin',
  input: z.strictObject({
    agent: textField(100).meta({ description: 'what the program calls itself' }),
    scopes: z.array(z.enum(SCOPE_NAMES)).min(1).max(20),
    limits: mandateFields.limits,
    expiresAt: expiryField,
  }),
  problems: [NO_PERSON.type, LIMITS_REFUSED.type, TOKEN_EXPIRY.type],
  example: { agent: 'Desktop assistant', scopes: ['read', 'draft'] },
  touches: ({ limits }, need) => touchLimits(need, limits),
  decide: (facts, { agent, scopes, expiresAt, ...given }, context) => {
    const { user, role } = context.actor;
    if (!user) return refused(problem(NO_PERSON, 'sign in: an assistant acts for a person'));
    const expires = expiryOf(expiresAt, context.now);
    if (!expires.ok) return expires;
    const limits = limitsFrom(given.limits, null, facts);
    if (!limits.ok) return limits;
    const token = newToken({
      id: context.newId(),
      name: agent,
      role,
      // Of nothing anybody knows: it is let in by what the authorization server gives out.
      secretHash: tokenHash(context.secret()),
      createdAt: context.now,
      expiresAt: expires.value,
      agent,
      person: user,
      scopes,
      limits: limits.value,
    });
    return done(tokenEffect(token, null, 'connected', context));
  },
});

export const disconnectAssistant = defineCommand({
  name: 'assistant.disconnect',
  sentence: 'Ends what acts for whoever is signed in, at once.',
  permission: 'assistants:write',
  scope: 'admin',
  input: z.strictObject({ ref: idField('an assistant') }),
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22' },
  touches: ({ ref }, need) => void need(tokens, ref, 'lock'),
  decide: (facts, { ref }, context) => {
    const token = facts.get(tokens, ref);
    // Sessions act for nobody, and neither does a program of its own.
    if (!token?.person || token.person !== context.actor.user) {
      return refused(notFound('assistant', 'assistant', ref));
    }
    return done(revoked(token, context));
  },
});
