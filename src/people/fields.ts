import { z } from 'zod';
import { textField } from '../command/fields.ts';

export const SHORTEST_PASSWORD = 10;

/** The same address is the same user, however it is written: compared and kept in lower case. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(100)
  .pipe(z.email({ error: 'an e-mail is written like anna@example.com' }))
  .meta({ examples: ['anna@example.com'] });

/** A person's name. */
export const nameField = textField(100);

/** A user is named by id or e-mail. */
export const userField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: 'it is empty' })
  .max(100)
  .meta({ description: 'the id of a user, or the e-mail' });

/** A password somebody chooses. Anything goes that is long enough; what is very long would only cost time. */
export const newPasswordField = z
  .string()
  .min(SHORTEST_PASSWORD, { error: `a password has at least ${SHORTEST_PASSWORD} characters` })
  .max(200, { error: 'a password has at most 200 characters' });

/** A password somebody says they have: whether it is the right one is all there is to say. */
export const passwordField = z.string().min(1, { error: 'it is empty' }).max(200);
