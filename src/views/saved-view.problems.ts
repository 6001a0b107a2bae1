import { problemKind } from '../kernel/problem.ts';

export const NOT_YOURS = problemKind('saved-view/not-yours', 403, 'Somebody else made the saved view');
