import { deactivateUser, reactivateUser } from './commands/activity.ts';
import { createUser } from './commands/create.ts';
import { inviteUser } from './commands/invite.ts';
import { updateUser } from './commands/update.ts';
import { ownersStore } from './owners.store.ts';
import { userQueries } from './user.queries.ts';

export const commands = [createUser, updateUser, deactivateUser, reactivateUser, inviteUser];
export const queries = userQueries;
export const stores = [ownersStore];

export { Door, type DoorSettings } from './door.store.ts';
export { emailField, nameField, newPasswordField, passwordField } from './fields.ts';
export { foundPeople, type Person } from './found-people.store.ts';
export {
  INVITATION_REFUSED,
  NO_SESSION,
  PASSWORD_WRONG,
  SETUP_DONE,
  SETUP_REFUSED,
  SIGN_IN_REFUSED,
  WHICH_ORGANISATION,
} from './people.problems.ts';
export type { CameIn } from './session.store.ts';
export { SetUp, type SetUpCode } from './set-up.store.ts';
