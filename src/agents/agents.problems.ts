import { problemKind } from '../kernel/problem.ts';

export const APPROVAL_DECIDED = problemKind('approval/decided', 409, 'It has been decided already');
export const APPROVAL_EXPIRED = problemKind('approval/expired', 410, 'It has waited too long');
export const APPROVAL_CHANGED = problemKind('approval/changed', 409, 'It would do something else now');
export const ASKER_GONE = problemKind('approval/asker-gone', 409, 'Whoever asked for it may not any more');
export const NO_PERSON = problemKind('assistant/no-person', 403, 'An assistant acts for a person');
