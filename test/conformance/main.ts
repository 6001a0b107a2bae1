import { EXPECTED } from './expected.ts';
import { TARGETS, type TargetName, type Tried, tried } from './targets.ts';

/**
 * npm run conformance [-- fixture | allot]    the protocol's own suite against our transport with what it calls by
 *                                             name, and what any server can pass of it against the real one
 */
const asked = process.argv.slice(2);
const strange = asked.find((name) => !(TARGETS as string[]).includes(name));
if (strange !== undefined)
  throw new Error(`There is no target "${strange}"; there are ${TARGETS.join(', ')}.`);

let ok = true;
for (const name of asked.length ? (asked as TargetName[]) : TARGETS)
  for await (const one of tried(name)) {
    ok &&= one.outcome.ok;
    console.log(told(name, one));
  }
const reasons = Object.values(EXPECTED).flatMap((scenarios) => Object.entries(scenarios));
console.log(
  ['', 'Not passed, as expected:', ...reasons.map(([name, why]) => `  ${name}: ${why}`)].join('\n'),
);
process.exitCode = ok ? 0 : 1;

/** A run that went wrong is told whole. */
function told(target: TargetName, { what, outcome }: Tried): string {
  const { passed, failed } = outcome;
  const line = `${outcome.ok ? '✔' : '✖'} ${target} ${what}: ${passed} passed, ${failed} failed`;
  const summary = /=== SUMMARY ===([\s\S]*?)\n\n/.exec(outcome.said)?.[1] ?? '';
  return outcome.ok ? line + summary.replaceAll('\n', '\n    ') : `${line}\n${outcome.said}`;
}
