import { defineCommand } from '../../command/command.ts';
import { users } from '../../command/user.ts';
import { done, problem, refused } from '../../kernel/problem.ts';
import { USER_INACTIVE } from '../people.problems.ts';
import { invited, userEffect, withSecret } from '../user.effect.ts';
import { askedUser, userAsked } from './asked.ts';

export const inviteUser = defineCommand({
  name: 'user.invite',
  sentence: 'Makes a new link with which a user chooses a password, for a first one or one forgotten.',
  permission: 'access:write',
  scope: 'admin',
  input: askedUser,
  problems: [USER_INACTIVE.type],
  example: { ref: 'anna@example.com' },
  touches: ({ ref }, need) => void need(users, ref, 'lock'),
  decide: (facts, asked, context) => {
    const found = userAsked(facts, asked);
    if (!found.ok) return found;
    const before = found.value;
    if (before.deactivatedAt) {
      return refused(problem(USER_INACTIVE, `${before.name} is not active; reactivate first`));
    }
    const { text, invitation } = invited(before.id, context);
    const after = { ...before, invitation, version: before.version + 1 };
    return done(withSecret(userEffect(after, before, 'invited', context), after, text));
  },
});
