import { defineCommand, MOST_LINES } from '../../command/command.ts';
import { organisations } from '../../command/organisation.ts';
import { users } from '../../command/user.ts';
import { done, refused } from '../../kernel/problem.ts';
import { lastOwner, owners } from '../owners.ts';
import { LAST_OWNER } from '../people.problems.ts';
import { userEffect } from '../user.effect.ts';
import { askedUser, userAsked } from './asked.ts';

export const deactivateUser = defineCommand({
  name: 'user.deactivate',
  sentence: 'Keeps a user from signing in, and ends their sessions at once.',
  permission: 'access:write',
  scope: 'admin',
  input: askedUser,
  problems: [LAST_OWNER.type],
  example: { ref: 'anna@example.com' },
  weight: () => MOST_LINES + 1,
  touches: ({ ref }, need, { org }) => {
    need(users, ref, 'lock');
    need(organisations, org, 'lock');
    need(owners, org);
  },
  decide: (facts, asked, context) => {
    const found = userAsked(facts, asked);
    if (!found.ok) return found;
    const before = found.value;
    const last = lastOwner(before, facts.sure(owners, context.actor.org));
    if (last) return refused(last);
    const after = { ...before, deactivatedAt: context.now, invitation: null, version: before.version + 1 };
    return done(userEffect(before.deactivatedAt ? before : after, before, 'deactivated', context));
  },
});

export const reactivateUser = defineCommand({
  name: 'user.reactivate',
  sentence: 'Lets a user sign in again, with the password they had.',
  permission: 'access:write',
  scope: 'admin',
  input: askedUser,
  example: { ref: 'anna@example.com' },
  touches: ({ ref }, need) => void need(users, ref, 'lock'),
  decide: (facts, asked, context) => {
    const found = userAsked(facts, asked);
    if (!found.ok) return found;
    const before = found.value;
    const after = { ...before, deactivatedAt: null, version: before.version + 1 };
    return done(userEffect(before.deactivatedAt ? after : before, before, 'reactivated', context));
  },
});
