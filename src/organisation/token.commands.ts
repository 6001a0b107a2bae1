import { z } from 'zod';
import { ROLES } from '../command/access.ts';
import { type Context, defineCommand, type Effect, put } from '../command/command.ts';
import { notFound } from '../command/document.ts';
import { textField } from '../command/fields.ts';
import { type Token, tokens } from '../command/token.ts';
import { isId } from '../kernel/id.ts';
import { done, fieldProblem, problem, refused } from '../kernel/problem.ts';
import { OWN_TOKEN, TOKEN_EXPIRY } from './organisation.problems.ts';
import { tokenView } from './token.view.ts';
import { tokenHash, tokenText } from './token-text.ts';

export const createToken = defineCommand({
  name: 'token.create',
  sentence: 'Makes a token for somebody or something to sign in with; its text is shown this once.',
  permission: 'access:write',
  input: z.strictObject({
    name: textField(100),
    role: z.enum(ROLES),
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  problems: [TOKEN_EXPIRY.type],
  example: { name: 'Warehouse tablet', role: 'warehouse' },
  touches: () => {},
  decide: (_facts, { name, role, expiresAt }, context) => {
    const expires = expiresAt ? new Date(expiresAt).toISOString() : null;
    if (expires && expires <= context.now) {
      return refused(fieldProblem(TOKEN_EXPIRY, '/expiresAt', `${expires} is past`, { now: context.now }));
    }
    const id = context.newId();
    const text = tokenText(context.actor.org, id, context.secret());
    const lapse = { expiresAt: expires, revokedAt: null };
    const token = {
      id,
      name,
      user: null,
      role,
      secretHash: tokenHash(text),
      createdAt: context.now,
      ...lapse,
      demo: false,
    };
    const made = effect(token, null, 'created', context);
    // The answer is kept with the idempotency key, so the secret is only in what is shown now.
    const answer = {
      ...made.answer,
      secret: null,
      note: 'the secret was shown once, when the token was made',
    };
    return done({ ...made, answer, view: () => ({ ...tokenView(token, context.now), secret: text }) });
  },
});

export const revokeToken = defineCommand({
  name: 'token.revoke',
  sentence: 'Ends a token at once.',
  permission: 'access:write',
  input: z.strictObject({ ref: z.string().refine(isId, { error: 'a token is named by its id' }) }),
  problems: [OWN_TOKEN.type],
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22' },
  touches: ({ ref }, need) => void need(tokens, ref, 'lock'),
  decide: (facts, { ref }, context) => {
    const token = facts.get(tokens, ref);
    if (!token) return refused(notFound('token', 'token', ref));
    // Whoever revokes is an owner and stays one: there is always somebody left who can make tokens.
    if (token.id === context.actor.token) {
      return refused(problem(OWN_TOKEN, 'make another token and revoke this one with that'));
    }
    const revoked = token.revokedAt ? token : { ...token, revokedAt: context.now };
    return done(effect(revoked, token, 'revoked', context));
  },
});

function effect(token: Token, before: Token | null, what: string, context: Context): Effect {
  const answer = { kind: 'token', id: token.id, number: token.name };
  const view = () => tokenView(token, context.now);
  if (token === before) return { answer, view };
  const { state } = view();
  const note = { document: token.id, what, status: state, source: context.source, day: context.today };
  const names = { kind: 'token', id: token.id, number: token.name, version: before ? 1 : 0 };
  return {
    answer,
    view,
    puts: [put(tokens, token)],
    timeline: [note],
    events: [
      { event: `token.${what}`, document: token.id, version: before ? 2 : 1, facts: { name: token.name } },
    ],
    documents: [
      {
        ...names,
        ...(!before && { created: true as const }),
        before: before && {
          name: before.name,
          role: before.role,
          state: tokenView(before, context.now).state,
        },
        after: { name: token.name, role: token.role, state },
      },
    ],
  };
}
