import { type Command, type Context, defineCommand, type Effect, put } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import type { Facts, Need } from '../command/fact.ts';
import { done, fieldProblem, type Problem, type Result, refused } from '../kernel/problem.ts';
import { changed } from './change.ts';
import {
  type AnyDefinition,
  type AnyRecord,
  codeOf,
  nameOf,
  nounOf,
  ownerOf,
  scopeOf,
} from './definition.ts';
import { Faults } from './faults.ts';
import { numbered, touchNumber } from './number.ts';
import { REFERENCE_REFUSED, type RecordProblems } from './record.problems.ts';
import { createSchema, type Given, touchReferences, valuesOf } from './values.ts';

export const createCommand = (definition: AnyDefinition, problems: RecordProblems): Command =>
  defineCommand({
    name: `${nounOf(definition)}.create`,
    sentence: `Makes a ${definition.title}.`,
    permission: `${definition.area}:write`,
    scope: scopeOf(definition),
    input: createSchema(definition),
    problems: [REFERENCE_REFUSED.type, problems.codeTaken.type],
    example: definition.example,
    touches: (given, need) => touches(definition, given, need),
    decide: (facts, given, context) => decide(definition, problems, given, facts, context),
  });

function touches(definition: AnyDefinition, given: Given, need: Need): void {
  touchReferences(definition, given, need);
  const code = given[definition.code] as string | undefined;
  touchNumber(definition, code, need);
  if (code === undefined) return;
  definition.besideTouches?.(code, need);
  touchName(definition, given, code, need);
}

function touchName(definition: AnyDefinition, given: Given, code: string, need: Need): void {
  const { owner } = definition;
  if (!owner) need(definition.fact, code);
  else {
    const owning = need(definition.fields[owner]!.refers!.fact, given[owner] as string) as AnyRecord | null;
    if (owning) need(definition.fact, nameOf(owning.id, code));
  }
}

function decide(
  definition: AnyDefinition,
  problems: RecordProblems,
  given: Given,
  facts: Facts,
  context: Context,
): Result<Effect> {
  const faults = new Faults(facts);
  const values = valuesOf(definition, given, null, faults);
  const faulty = faults.problem(REFERENCE_REFUSED);
  if (faulty) return refused(faulty);
  const { code, counter } = numbered(definition, given[definition.code] as string | undefined, facts);
  const bare = {
    ...values,
    [definition.code]: code,
    id: context.newId(),
    active: true,
    deletedAt: null,
    version: 1,
  };
  const record = definition.complete?.(bare, context) ?? bare;
  const refusal =
    taken(definition, problems, record, null, facts) ?? definition.forbids?.(record, null, context.actor);
  if (refusal) return refused(refusal);
  const effect = changed(definition, null, record, 'created', facts, context);
  return done(counter ? { ...effect, puts: [...effect.puts!, put(counters, counter)] } : effect);
}

/** Another record has this code already. A counted number was never looked up: it cannot be taken. */
export function taken(
  definition: AnyDefinition,
  { codeTaken }: RecordProblems,
  record: AnyRecord,
  before: AnyRecord | null,
  facts: Facts,
): Problem | null {
  const code = codeOf(definition, record);
  if (before && codeOf(definition, before) === code) return null;
  const other = facts.peek(definition.fact, nameOf(ownerOf(definition, record), code));
  if (!other || other.id === record.id) return null;
  const detail = `there is a ${definition.title} "${code}" already`;
  return fieldProblem(codeTaken, `/${definition.code}`, detail, { [definition.code]: code, id: other.id });
}
