import { z } from 'zod';
import { ROLES } from '../../command/access.ts';
import { defineCommand } from '../../command/command.ts';
import { type User, users } from '../../command/user.ts';
import { done, fieldProblem, refused } from '../../kernel/problem.ts';
import { emailField, nameField } from '../fields.ts';
import { EMAIL_TAKEN } from '../people.problems.ts';
import { invited, userEffect, withSecret } from '../user.effect.ts';

export const createUser = defineCommand({
  name: 'user.create',
  sentence: 'Makes a user, and a link with which they choose their password; it is shown this once.',
  permission: 'access:write',
  scope: 'admin',
  input: z.strictObject({ name: nameField, email: emailField, role: z.enum(ROLES) }),
  problems: [EMAIL_TAKEN.type],
  example: { name: 'Anna Brandt', email: 'anna@example.com', role: 'sales' },
  touches: ({ email }, need) => void need(users, email),
  decide: (facts, given, context) => {
    if (facts.get(users, given.email)) return refused(emailTaken(given.email));
    const id = context.newId();
    const { text, invitation } = invited(id, context);
    const user: User = {
      ...given,
      id,
      invitation,
      deactivatedAt: null,
      createdAt: context.now,
      demo: false,
      version: 1,
      passwordSetAt: null,
      lastSignInAt: null,
    };
    return done(withSecret(userEffect(user, null, 'created', context), user, text));
  },
});

export const emailTaken = (email: string) =>
  fieldProblem(EMAIL_TAKEN, '/email', `another user has the e-mail ${email}`, { email });
