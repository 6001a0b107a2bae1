import type { Answer, Context, Effect } from '../command/command.ts';
import { put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { type AnyDefinition, type AnyRecord, codeOf, nounOf } from './definition.ts';
import { codesIn, viewOf } from './view.ts';

export type What =
  | 'created'
  | 'updated'
  | 'deactivated'
  | 'reactivated'
  | 'deleted'
  | 'quarantined'
  | 'released';

const statusOf = (record: AnyRecord): string =>
  record.deletedAt ? 'deleted' : record.active ? 'active' : 'inactive';

/** What making or changing a record does: the row, its timeline, the event, and what its trade adds. */
export function changed(
  definition: AnyDefinition,
  before: AnyRecord | null,
  next: AnyRecord,
  what: What,
  facts: Facts,
  context: Context,
): Effect {
  const after = { ...next, version: (before?.version ?? 0) + 1 };
  const beside = definition.beside?.(after, before, facts, context);
  const warnings = beside?.warnings ?? [];
  // A deleted record has lost its code; people still know it by the one it had.
  const number = codeOf(definition, before && after.deletedAt ? before : after);
  const noun = nounOf(definition);
  const show = (record: AnyRecord) => viewOf(definition, record, codesIn(facts));
  const [was, is] = [before && show(before), after.deletedAt ? null : show(after)];
  const changes = was && is ? differing(was, is) : undefined;
  const note = { document: after.id, what: what === 'updated' ? 'edited' : what, status: statusOf(after) };
  return {
    puts: [put(definition.fact, after), ...(beside?.puts ?? [])],
    timeline: [{ ...note, source: context.source, day: context.today, ...(changes && { changes }) }],
    events: [{ event: `${noun}.${what}`, document: after.id, version: after.version, facts: { number } }],
    documents: [
      {
        kind: noun,
        id: after.id,
        number,
        version: before?.version ?? 0,
        ...(!before && { created: true as const }),
        before: was,
        after: is,
      },
    ],
    warnings,
    answer: answerFor(noun, after, number, warnings),
    view: () => ({ ...show({ ...after, [definition.code]: number }), ...(warnings.length && { warnings }) }),
  };
}

/** It is so already: nothing is written but the answer. */
export function unchanged(definition: AnyDefinition, record: AnyRecord, facts: Facts): Effect {
  const answer = answerFor(nounOf(definition), record, codeOf(definition, record), []);
  return { answer, view: () => viewOf(definition, record, codesIn(facts)) };
}

const answerFor = (
  kind: string,
  record: AnyRecord,
  number: string,
  warnings: Answer['warnings'],
): Answer => ({
  kind,
  id: record.id,
  number,
  version: record.version,
  ...(warnings?.length && { warnings }),
});

function differing(
  was: Record<string, unknown>,
  is: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const name of Object.keys(is)) {
    if (name === 'version' || name.endsWith('Id')) continue;
    if (JSON.stringify(was[name]) !== JSON.stringify(is[name])) changes[name] = [was[name], is[name]];
  }
  return changes;
}
