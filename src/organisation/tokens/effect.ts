import type { Context, Effect } from '../../command/command.ts';
import { put } from '../../command/command.ts';
import { limitsView } from '../../command/mandate/limits.ts';
import { type Token, tokens } from '../../command/token.ts';
import { tokenView } from './view.ts';

/** What a timeline and a plan show of a token. */
function shown(token: Token, now: string): Record<string, unknown> {
  const { name, role, state, expiresAt, scopes } = tokenView(token, now);
  return { name, role, state, expiresAt, scopes, limits: token.limits && limitsView(token.limits) };
}

/** What follows from a token that was made or changed; `what` is the word of the timeline. */
export function tokenEffect(token: Token, before: Token | null, what: string, context: Context): Effect {
  const answer = { kind: 'token', id: token.id, number: token.name, version: token.version };
  const view = () => tokenView(token, context.now);
  if (token === before) return { answer, view };
  const [was, is] = [before && shown(before, context.now), shown(token, context.now)];
  const changes = Object.fromEntries(
    Object.keys(is)
      .filter((name) => was && JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .map((name) => [name, [was?.[name], is[name]] as const]),
  );
  const note = { document: token.id, what, source: context.source, day: context.today, status: view().state };
  return {
    answer,
    view,
    puts: [put(tokens, token)],
    timeline: [{ ...note, ...(Object.keys(changes).length && { changes }) }],
    events: [
      { event: `token.${what}`, document: token.id, version: token.version, facts: { name: token.name } },
    ],
    documents: [
      {
        kind: 'token',
        id: token.id,
        number: token.name,
        version: before?.version ?? 0,
        ...(!before && { created: true as const }),
        before: was,
        after: is,
      },
    ],
  };
}

/** The answer is kept with the idempotency key, so the secret is only in what is shown now. */
export function withSecret(effect: Effect, token: Token, text: string, context: Context): Effect {
  const note = 'the secret was shown once, when it was made';
  return {
    ...effect,
    answer: { ...effect.answer, secret: null, note },
    view: () => ({ ...tokenView(token, context.now), secret: text }),
  };
}
