import { problemKind } from '../kernel/problem.ts';

export const UNREADABLE = problemKind('import/unreadable', 422, 'The file cannot be read');
export const MAPPING_REFUSED = problemKind('import/mapping', 422, 'The mapping does not hold');
export const FAULTY = problemKind('import/faulty', 422, 'The file has faults');
export const GONE = problemKind('import/gone', 410, 'The file is no longer kept');
export const UNDER_WAY = problemKind('import/under-way', 409, 'The import has begun already');
export const NOT_INTERRUPTED = problemKind('import/not-interrupted', 409, 'The import was not interrupted');
