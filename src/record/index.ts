export { type AnyDefinition, type Definition, defineRecord } from './definition.ts';
export { type Derived, derive } from './derive.ts';
export { Faults } from './faults.ts';
export { nameWithin } from './find.ts';
export { REFERENCE_REFUSED } from './record.problems.ts';
