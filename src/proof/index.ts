export { checks } from './checks.ts';
export { type Finding, organisationsOf, type Proof, type Proved, type ProveOptions, prove } from './prove.ts';
