import { z } from 'zod';
import type { Actor } from '../command/access.ts';
import { type Context, defineCommand, type Effect, put } from '../command/command.ts';
import { notFound, versionMoved } from '../command/document.ts';
import type { Facts } from '../command/fact.ts';
import { idField, versionField } from '../command/fields.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { listField, viewFields } from './saved-view.fields.ts';
import { NOT_YOURS } from './saved-view.problems.ts';
import { makerIn, mayChange, maySee, type SavedView, savedViews } from './saved-view.ts';
import { savedViewView } from './saved-view.view.ts';

const onView = {
  ref: idField('a saved view'),
  expectedVersion: versionField.optional(),
};
const PROBLEMS = ['not-found', 'version/moved', NOT_YOURS.type];
const EXAMPLE = '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22';

export const createSavedView = defineCommand({
  name: 'saved-view.create',
  sentence: 'Saves a view of a list under a name, for oneself or for everybody.',
  permission: 'views:write',
  scope: 'draft',
  input: z.strictObject({ list: listField, ...viewFields, shared: viewFields.shared.default(false) }),
  example: { list: 'sales-orders', name: 'Late', query: 'late=true&sort=mustArriveBy', shared: true },
  touches: () => {},
  decide: (_facts, { list, name, query, shared }, context) => {
    const maker = { maker: makerIn(context.actor), makerName: context.actor.name };
    const made = { id: context.newId(), list, name, query, shared, ...maker };
    return done(
      effect({ ...made, createdAt: context.now, deleted: false, version: 1 }, null, 'created', context),
    );
  },
});

export const updateSavedView = defineCommand({
  name: 'saved-view.update',
  sentence: 'Renames, changes, shares or withdraws a saved view; what is not given stays.',
  permission: 'views:write',
  scope: 'draft',
  input: z.strictObject({
    ...onView,
    name: viewFields.name.optional(),
    query: viewFields.query.optional(),
    shared: viewFields.shared.optional(),
  }),
  problems: PROBLEMS,
  example: { ref: EXAMPLE, name: 'Late, oldest first', query: 'late=true&direction=asc' },
  touches: ({ ref }, need) => void need(savedViews, ref, 'lock'),
  decide: (facts, input, context) => {
    const found = viewFor(facts, input, context.actor);
    if (!found.ok) return found;
    const before = found.value;
    const { name = before.name, query = before.query, shared = before.shared } = input;
    const same = name === before.name && query === before.query && shared === before.shared;
    const after = same ? before : { ...before, name, query, shared, version: before.version + 1 };
    return done(effect(after, before, 'updated', context));
  },
});

export const deleteSavedView = defineCommand({
  name: 'saved-view.delete',
  sentence: 'Deletes a saved view.',
  permission: 'views:write',
  scope: 'draft',
  input: z.strictObject(onView),
  problems: PROBLEMS,
  example: { ref: EXAMPLE },
  touches: ({ ref }, need) => void need(savedViews, ref, 'lock'),
  decide: (facts, input, context) => {
    const found = viewFor(facts, input, context.actor);
    if (!found.ok) return found;
    const before = found.value;
    return done(
      effect({ ...before, deleted: true, version: before.version + 1 }, before, 'deleted', context),
    );
  },
});

interface Asked {
  readonly ref: string;
  readonly expectedVersion?: number | undefined;
}

/** The view, when whoever asks may change it; one they cannot see is not there for them. */
function viewFor(facts: Facts, { ref, expectedVersion }: Asked, actor: Actor): Result<SavedView> {
  const view = facts.get(savedViews, ref);
  if (!view || !maySee(view, actor)) return refused(notFound('saved view', 'saved-view', ref));
  if (!mayChange(view, actor)) {
    const detail = `"${view.name}" was made by ${view.makerName}; save one of your own`;
    return refused(problem(NOT_YOURS, detail, { by: view.makerName }));
  }
  const moved = versionMoved(`the saved view "${view.name}"`, expectedVersion, view.version);
  return moved ? refused(moved) : done(view);
}

function effect(after: SavedView, before: SavedView | null, what: string, context: Context): Effect {
  const { id, name: number, version } = after;
  const answer = { kind: 'saved-view', id, number, version, ...(after.deleted && { deleted: true }) };
  const view = () => (after.deleted ? answer : savedViewView(after, context.actor));
  if (after === before) return { answer, view };
  const seen = (one: SavedView) => ({ list: one.list, name: one.name, query: one.query, shared: one.shared });
  return {
    answer,
    view,
    puts: [put(savedViews, after)],
    events: [{ event: `saved-view.${what}`, document: id, version, facts: { list: after.list } }],
    documents: [
      {
        kind: 'saved-view',
        id,
        number,
        ...(!before && { created: true as const }),
        version: before?.version ?? 0,
        before: before && seen(before),
        after: after.deleted ? null : seen(after),
      },
    ],
  };
}
