import { problemKind } from '../kernel/problem.ts';

export const EMAIL_TAKEN = problemKind('user/email-taken', 409, 'Another user has this e-mail');
export const LAST_OWNER = problemKind('user/last-owner', 409, 'Somebody must stay owner');
export const USER_INACTIVE = problemKind('user/inactive', 409, 'The user is not active');
/** One answer for a wrong password and an unknown e-mail: it says nothing of who there is. */
export const SIGN_IN_REFUSED = problemKind('session/refused', 401, 'E-mail or password is wrong');
export const WHICH_ORGANISATION = problemKind(
  'session/which-organisation',
  409,
  'More than one organisation',
);
export const NO_SESSION = problemKind('session/none', 409, 'This is a token and not a session');
export const PASSWORD_WRONG = problemKind('session/password-wrong', 422, 'The present password is wrong');
export const INVITATION_REFUSED = problemKind('invitation/refused', 410, 'The invitation is used or over');
export const SETUP_REFUSED = problemKind('setup/refused', 403, 'The code is wrong or over');
export const SETUP_DONE = problemKind('setup/done', 409, 'There are users already');
