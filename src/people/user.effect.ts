import { type Context, type Effect, put } from '../command/command.ts';
import { type Invitation, type User, users } from '../command/user.ts';
import type { Id } from '../kernel/id.ts';
import { invitationText, secretHash } from './secret-text.ts';
import { stateOf, userView } from './user.view.ts';

/** What is shown of a user on the timeline and in a plan. */
const FIELDS = ['name', 'email', 'role', 'state'] as const;

const shown = (user: User) => {
  const view = userView(user);
  return Object.fromEntries(FIELDS.map((name) => [name, view[name]]));
};

/** What follows from a user who was made or changed; `what` is the word of the timeline. */
export function userEffect(user: User, before: User | null, what: string, context: Context): Effect {
  const answer = { kind: 'user', id: user.id, number: user.email, version: user.version };
  const view = () => userView(user);
  if (user === before) return { answer, view };
  const [was, is] = [before && shown(before), shown(user)];
  const changes = Object.fromEntries(
    FIELDS.filter((name) => was && was[name] !== is[name]).map((name) => [name, [was?.[name], is[name]]]),
  ) as Record<string, [unknown, unknown]>;
  const hasChanges = Object.keys(changes).length > 0;
  const note = { document: user.id, what, status: stateOf(user), source: context.source, day: context.today };
  return {
    answer,
    view,
    puts: [put(users, user)],
    timeline: [{ ...note, ...(hasChanges && { changes }) }],
    events: [{ event: `user.${what}`, document: user.id, version: user.version }],
    documents: [
      {
        kind: 'user',
        id: user.id,
        number: user.email,
        version: before?.version ?? 0,
        ...(!before && { created: true as const }),
        before: was,
        after: is,
      },
    ],
  };
}

const INVITATION_DAYS = 7;

/** A secret with which a user chooses a password, once, within a week. Its text is shown and kept nowhere. */
export function invited(user: Id, context: Context): { text: string; invitation: Invitation } {
  const text = invitationText(context.actor.org, user, context.secret());
  const expiresAt = new Date(Date.parse(context.now) + INVITATION_DAYS * 86_400_000).toISOString();
  return { text, invitation: { hash: secretHash(text), expiresAt } };
}

/** The answer is kept with the idempotency key, so the secret is only in what is shown now. */
export function withSecret(effect: Effect, user: User, text: string): Effect {
  const note = 'the secret was shown once, when the invitation was made';
  const shownOnce = { secret: text, link: `/invitation?secret=${text}` };
  return {
    ...effect,
    answer: { ...effect.answer, secret: null, note },
    view: () => ({ ...userView(user), ...shownOnce }),
  };
}
