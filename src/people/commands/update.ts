import { z } from 'zod';
import { ROLES } from '../../command/access.ts';
import { defineCommand, MOST_LINES } from '../../command/command.ts';
import { organisations } from '../../command/organisation.ts';
import { users } from '../../command/user.ts';
import { done, refused } from '../../kernel/problem.ts';
import { emailField, nameField } from '../fields.ts';
import { lastOwner, owners } from '../owners.ts';
import { EMAIL_TAKEN, LAST_OWNER } from '../people.problems.ts';
import { userEffect } from '../user.effect.ts';
import { askedUser, userAsked } from './asked.ts';
import { emailTaken } from './create.ts';

export const updateUser = defineCommand({
  name: 'user.update',
  sentence: 'Changes name, e-mail or role of a user; another role counts at once, signed in or not.',
  permission: 'access:write',
  scope: 'admin',
  input: z.strictObject({
    ...askedUser.shape,
    name: nameField.optional(),
    email: emailField.optional(),
    role: z.enum(ROLES).optional(),
  }),
  problems: [EMAIL_TAKEN.type, LAST_OWNER.type],
  example: { ref: 'anna@example.com', role: 'billing' },
  weight: ({ role }) => (role === undefined || role === 'owner' ? 1 : MOST_LINES + 1),
  touches: ({ ref, email, role }, need, { org }) => {
    need(users, ref, 'lock');
    need(users, email);
    if (role === undefined || role === 'owner') return;
    need(organisations, org, 'lock');
    need(owners, org);
  },
  decide: (facts, { ref, expectedVersion, ...given }, context) => {
    const found = userAsked(facts, { ref, expectedVersion });
    if (!found.ok) return found;
    const before = found.value;
    const { name = before.name, email = before.email, role = before.role } = given;
    const twin = facts.get(users, given.email);
    if (twin && twin.id !== before.id) return refused(emailTaken(email));
    const goes = given.role !== undefined && role !== 'owner';
    const last = goes ? lastOwner(before, facts.sure(owners, context.actor.org)) : null;
    if (last) return refused(last);
    const same = name === before.name && email === before.email && role === before.role;
    const after = same ? before : { ...before, name, email, role, version: before.version + 1 };
    return done(userEffect(after, before, 'updated', context));
  },
});
