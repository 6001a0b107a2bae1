import type { FactStore } from '../command/fact.ts';
import { isId } from '../kernel/id.ts';
import { plainArray, type Row, statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type SavedView, savedViews } from './saved-view.ts';

const table = new Table<SavedView>('saved_view', ['id'], {
  id: ['uuid', (v) => v.id],
  list: ['text', (v) => v.list],
  name: ['text', (v) => v.name],
  query: ['text', (v) => v.query],
  shared: ['boolean', (v) => v.shared],
  maker_id: ['uuid', (v) => v.maker],
  maker_name: ['text', (v) => v.makerName],
  created_at: ['timestamptz', (v) => v.createdAt],
  version: ['integer', (v) => v.version],
});

export const readSavedView = (row: Row): SavedView => ({
  id: row.id,
  list: row.list,
  name: row.name,
  query: row.query,
  shared: row.shared,
  maker: row.maker_id,
  makerName: row.maker_name,
  createdAt: row.created_at,
  deleted: false,
  version: row.version,
});

const VIEWS = 'SELECT * FROM saved_view WHERE org_id = $1 AND id = ANY($2::uuid[])';

export const savedViewStore: FactStore<SavedView> = {
  fact: savedViews,
  load: (org, keys, locked) => ({
    lock: locked.length
      ? [
          statement('saved-view.lock', `${VIEWS} ORDER BY id FOR UPDATE`, [
            org,
            plainArray(locked.filter(isId)),
          ]),
        ]
      : [],
    load: [statement('saved-view.load', VIEWS, [org, plainArray(keys.filter(isId))])],
    read: ([rows]) => rows!.map(readSavedView),
  }),
  save(org, changes) {
    const kept = changes.filter(({ after }) => !after.deleted);
    const gone = changes.filter(({ before, after }) => before && after.deleted).map(({ after }) => after);
    return [...table.save(org, kept), ...table.remove(org, gone)];
  },
};
