import { z } from 'zod';
import { defineCommand } from '../command/command.ts';
import { notFound } from '../command/document.ts';
import { textField } from '../command/fields.ts';
import { SCOPE_NAMES } from '../command/mandate/scope.ts';
import { type Token, tokens, UNHELD } from '../command/token.ts';
import { isId } from '../kernel/id.ts';
import { done, fieldProblem, problem, refused } from '../kernel/problem.ts';
import {
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
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  problems: [NO_PERSON.type, LIMITS_REFUSED.type, TOKEN_EXPIRY.type],
  example: { agent: 'Desktop assistant', scopes: ['read', 'draft'] },
  touches: ({ limits }, need) => touchLimits(need, limits),
  decide: (facts, { agent, scopes, expiresAt, ...given }, context) => {
    const { user, role } = context.actor;
    if (!user) return refused(problem(NO_PERSON, 'sign in: an assistant acts for a person'));
    const expires = expiresAt ? new Date(expiresAt).toISOString() : null;
    if (expires && expires <= context.now) {
      return refused(fieldProblem(TOKEN_EXPIRY, '/expiresAt', `${expires} is past`));
    }
    const limits = limitsFrom(given.limits, null, facts);
    if (!limits.ok) return limits;
    const token: Token = {
      ...UNHELD,
      id: context.newId(),
      name: agent,
      user: null,
      role,
      // Of nothing anybody knows: it is let in by what the authorization server gives out.
      secretHash: tokenHash(context.secret()),
      createdAt: context.now,
      expiresAt: expires,
      revokedAt: null,
      demo: false,
      agent,
      person: user,
      scopes,
      limits: limits.value,
    };
    return done(tokenEffect(token, null, 'connected', context));
  },
});

export const disconnectAssistant = defineCommand({
  name: 'assistant.disconnect',
  sentence: 'Ends what acts for whoever is signed in, at once.',
  permission: 'assistants:write',
  scope: 'admin',
  input: z.strictObject({ ref: z.string().refine(isId, { error: 'an assistant is named by its id' }) }),
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22' },
  touches: ({ ref }, need) => void need(tokens, ref, 'lock'),
  decide: (facts, { ref }, context) => {
    const token = facts.get(tokens, ref);
    const isOwn = token?.person !== undefined && token.person !== null && token.person === context.actor.user;
    return token && isOwn ? done(revoked(token, context)) : refused(notFound('assistant', 'assistant', ref));
  },
});
