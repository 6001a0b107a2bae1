import { z } from 'zod';
import { type Command, type Context, defineCommand, type Effect, MOST_LINES } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import { refField, versionField } from '../command/fields.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { changed, unchanged, type What } from './change.ts';
import { currentOf } from './current.ts';
import { type AnyDefinition, type AnyRecord, codeOf, nounOf, scopeOf } from './definition.ts';
import { exampleRef } from './example.ts';
import { find } from './find.ts';
import type { RecordProblems } from './record.problems.ts';
import { touchReferences } from './values.ts';

const schema = z.strictObject({ ref: refField, expectedVersion: versionField.optional() });
type Input = z.output<typeof schema>;

type Next = (before: AnyRecord, facts: Facts, context: Context) => Result<AnyRecord>;

interface Act {
  readonly verb: string;
  readonly sentence: string;
  readonly what: What;
  readonly problems?: readonly string[];
  readonly weight?: () => number;
  readonly touches?: (record: AnyRecord, need: Need) => void;
  /** The record afterwards; the very same when there is nothing to do. */
  readonly next: Next;
}

/** A command on one record that takes nothing but its name. */
export const actCommand = (definition: AnyDefinition, act: Act): Command =>
  defineCommand({
    name: `${nounOf(definition)}.${act.verb}`,
    sentence: act.sentence,
    permission: `${definition.area}:write`,
    scope: scopeOf(definition),
    input: schema,
    problems: act.problems,
    example: { ref: exampleRef(definition) },
    weight: act.weight,
    touches: ({ ref }, need) => {
      const record = find(definition, ref, need);
      if (!record) return;
      touchReferences(definition, record, need);
      act.touches?.(record, need);
    },
    decide: (facts, input, context) => decide(definition, act, input, facts, context),
  });

function decide(
  definition: AnyDefinition,
  act: Act,
  input: Input,
  facts: Facts,
  context: Context,
): Result<Effect> {
  const current = currentOf(definition, input, facts);
  if (!current.ok) return current;
  const before = current.value;
  const next = act.next(before, facts, context);
  if (!next.ok) return next;
  const refusal = next.value === before ? null : definition.forbids?.(next.value, before, context.actor);
  if (refusal) return refused(refusal);
  return done(
    next.value === before
      ? unchanged(definition, before, facts)
      : changed(definition, before, next.value, act.what, facts, context),
  );
}

const activity =
  (active: boolean): Next =>
  (before) =>
    done(before.active === active ? before : { ...before, active });

export const retireCommands = (definition: AnyDefinition, problems: RecordProblems): Command[] => [
  actCommand(definition, {
    verb: 'deactivate',
    sentence: `Keeps a ${definition.title} from being used anew; what uses it goes on.`,
    what: 'deactivated',
    next: activity(false),
  }),
  actCommand(definition, {
    verb: 'reactivate',
    sentence: `Lets an inactive ${definition.title} be used again.`,
    what: 'reactivated',
    next: activity(true),
  }),
  actCommand(definition, {
    verb: 'delete',
    sentence: `Deletes a ${definition.title} that nothing refers to.`,
    what: 'deleted',
    problems: [problems.inUse.type],
    // What uses it is looked up in the database, so commands decided just before must have been written.
    weight: () => MOST_LINES + 1,
    touches: (record, need) => void need(definition.uses, record.id),
    next: (before, facts, context) => withoutCode(definition, problems, before, facts, context),
  }),
];

/** A10: never while something refers to it. The row stays for what was written about it; its code is free again. */
function withoutCode(
  definition: AnyDefinition,
  { inUse }: RecordProblems,
  before: AnyRecord,
  facts: Facts,
  context: Context,
): Result<AnyRecord> {
  const code = codeOf(definition, before);
  const use = facts.get(definition.uses, before.id);
  if (use?.by) {
    const detail = `the ${definition.title} "${code}" is in use by ${use.by}; deactivate it instead`;
    return refused(problem(inUse, detail, { usedBy: use.by }));
  }
  const gone = { active: false, deletedAt: context.now, [definition.code]: `${code} (deleted ${before.id})` };
  return done({ ...before, ...gone });
}
