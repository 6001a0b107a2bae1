import { type Command, type Context, defineCommand, type Effect, put } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import type { Facts, Need } from '../command/fact.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { changed, unchanged } from './change.ts';
import { taken } from './create.ts';
import { currentOf } from './current.ts';
import {
  type AnyDefinition,
  type AnyRecord,
  codeOf,
  fieldsOf,
  nameOf,
  nounOf,
  ownerOf,
  scopeOf,
} from './definition.ts';
import { exampleUpdate } from './example.ts';
import { Faults } from './faults.ts';
import { find } from './find.ts';
import { numbered, touchNumber } from './number.ts';
import { REFERENCE_REFUSED, type RecordProblems } from './record.problems.ts';
import { type Given, touchReferences, updateSchema, valuesOf } from './values.ts';

export const updateCommand = (definition: AnyDefinition, problems: RecordProblems): Command =>
  defineCommand({
    name: `${nounOf(definition)}.update`,
    sentence: `Changes the given fields of a ${definition.title}; null clears one.`,
    permission: `${definition.area}:write`,
    scope: scopeOf(definition),
    input: updateSchema(definition),
    problems: [REFERENCE_REFUSED.type, problems.codeTaken.type],
    example: exampleUpdate(definition),
    touches: (input, need) => touches(definition, input, need),
    decide: (facts, input, context) => decide(definition, problems, input, facts, context),
  });

function touches(definition: AnyDefinition, input: Given & { ref: string }, need: Need): void {
  touchReferences(definition, input, need);
  const record = find(definition, input.ref, need);
  if (!record) return;
  touchReferences(definition, record, need);
  const code = input[definition.code] as string | undefined;
  if (code === undefined || code === codeOf(definition, record)) return;
  touchNumber(definition, code, need);
  definition.besideTouches?.(code, need);
  need(definition.fact, nameOf(ownerOf(definition, record), code));
}

function decide(
  definition: AnyDefinition,
  problems: RecordProblems,
  input: Given & { ref: string; expectedVersion?: number },
  facts: Facts,
  context: Context,
): Result<Effect> {
  const current = currentOf(definition, input, facts);
  if (!current.ok) return current;
  const before = current.value;
  const faults = new Faults(facts);
  const after: AnyRecord = { ...before, ...valuesOf(definition, input, before, faults) };
  const refusal =
    faults.problem(REFERENCE_REFUSED) ??
    taken(definition, problems, after, before, facts) ??
    definition.forbids?.(after, before, context.actor);
  if (refusal) return refused(refusal);
  if (same(definition, before, after)) return done(unchanged(definition, before, facts));
  const effect = changed(definition, before, after, 'updated', facts, context);
  return done({ ...effect, puts: [...effect.puts!, ...countedPast(definition, before, after, facts)] });
}

/** A number changed to one of the counted form moves the counter past it. */
function countedPast(definition: AnyDefinition, before: AnyRecord, after: AnyRecord, facts: Facts) {
  const code = codeOf(definition, after);
  const { counter } =
    code === codeOf(definition, before) ? { counter: null } : numbered(definition, code, facts);
  return counter ? [put(counters, counter)] : [];
}

function same(definition: AnyDefinition, before: AnyRecord, after: AnyRecord): boolean {
  const text = (record: AnyRecord) =>
    JSON.stringify(fieldsOf(definition).map(([name, field]) => field.show(record[name] as never)));
  return text(before) === text(after);
}
