import { problemKind } from '../../kernel/problem.ts';

export const SCOPE_MISSING = problemKind('access/scope-missing', 403, 'The token lacks a scope');
export const OVER_CAP = problemKind('access/over-cap', 403, 'More than the token may do by itself');
export const OUT_OF_REACH = problemKind('access/out-of-reach', 403, 'Beyond what the token is held to');
export const APPROVAL_NEEDED = problemKind('approval/needed', 403, 'A person has to approve it');
export const APPROVAL_DECLINED = problemKind('approval/declined', 403, 'A person declined it');
