import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { isId } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { listField } from './saved-view.fields.ts';
import { readSavedView } from './saved-view.store.ts';
import { makerIn, maySee } from './saved-view.ts';
import { savedViewShape, savedViewView } from './saved-view.view.ts';

export const listSavedViews = defineQuery({
  name: 'saved-view.list',
  sentence: 'The saved views of whoever asks and those shared with everybody, by list and name.',
  permission: 'views:read',
  input: z.strictObject({ list: listField.optional(), ...pageFields }),
  answer: savedViewShape,
  paged: true,
  run: async ({ list, cursor, limit }, { db, actor }) => {
    const after = cursorKey(cursor, ['text', 'text', 'id']);
    if (!after.ok) return after;
    const [ofList, name, id] = after.value ?? [];
    const rows = await db.rows(sql`
      SELECT * FROM saved_view v WHERE ${allOf([
        sql`v.org_id = ${actor.org} AND (v.shared OR v.maker_id = ${makerIn(actor)})`,
        list && sql`v.list = ${list}`,
        after.value && sql`(v.list, v.name, v.id) > (${ofList}, ${name}, ${id}::uuid)`,
      ])} ORDER BY v.list, v.name, v.id LIMIT ${limit + 1}`);
    const show = (row: (typeof rows)[number]) => savedViewView(readSavedView(row), actor);
    return done(pageOf(rows, limit, show, (row) => [row.list, row.name, row.id]));
  },
});

export const getSavedView = defineQuery({
  name: 'saved-view.get',
  sentence: 'A saved view.',
  permission: 'views:read',
  input: z.strictObject({ ref: refField }),
  answer: savedViewShape,
  run: async ({ ref }, { db, actor }) => {
    const [row] = isId(ref)
      ? await db.rows(sql`SELECT * FROM saved_view WHERE org_id = ${actor.org} AND id = ${ref}`)
      : [];
    const view = row && readSavedView(row);
    if (!view || !maySee(view, actor)) return refused(notFound('saved view', 'saved-view', ref));
    return done(savedViewView(view, actor));
  },
});
