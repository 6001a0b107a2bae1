import { problemKind } from '../kernel/problem.ts';

export const UNREADABLE = problemKind('import/unreadable', 422, 'The file cannot be read');
export const MAPPING_REFUSED = problemKind('import/mapping', 422, 'The mapping does not hold');
export const FAULTY = problemKind('import/faulty', 422, 'The file has faults');
