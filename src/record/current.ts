import { type AskedDocument, notFound, versionMoved } from '../command/document.ts';
import type { Facts } from '../command/fact.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { type AnyDefinition, type AnyRecord, codeOf, nounOf } from './definition.ts';
import { find } from './find.ts';

/** The record a change is about, as it stands: there, not deleted, and of the version the person looked at. */
export function currentOf(definition: AnyDefinition, input: AskedDocument, facts: Facts): Result<AnyRecord> {
  const record = find(definition, input.ref, (fact, name) => facts.get(fact, name));
  if (!record || record.deletedAt) return refused(notFound(definition.title, nounOf(definition), input.ref));
  const called = `${definition.title} ${codeOf(definition, record)}`;
  const moved = versionMoved(called, input.expectedVersion, record.version);
  return moved ? refused(moved) : done(record);
}
