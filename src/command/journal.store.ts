import type { Id } from '../kernel/id.ts';
import type { Statement } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import type { WrittenEvent, WrittenNote } from './written.ts';

const timeline = new Table<WrittenNote>('timeline_entry', ['document_id', 'id'], {
  document_id: ['uuid', (note) => note.document],
  id: ['uuid', (note) => note.id],
  actor_id: ['uuid', (note) => note.actor],
  command_id: ['uuid', (note) => note.command],
  at: ['timestamptz', (note) => note.at],
  day: ['date', (note) => note.day],
  what: ['text', (note) => note.what],
  status: ['text', (note) => note.status],
  source: ['text', (note) => note.source],
  changes: ['jsonb', (note) => note.changes],
  note: ['text', (note) => note.note],
});

const outbox = new Table<WrittenEvent>('outbox', ['id'], {
  id: ['uuid', (event) => event.id],
  event: ['text', (event) => event.event],
  document_id: ['uuid', (event) => event.document],
  version: ['integer', (event) => event.version],
  at: ['timestamptz', (event) => event.at],
  facts: ['jsonb', (event) => event.facts],
});

export const writeTimeline = (org: Id, notes: readonly WrittenNote[]): Statement[] =>
  timeline.insert(org, notes);
export const writeOutbox = (org: Id, events: readonly WrittenEvent[]): Statement[] =>
  outbox.insert(org, events);
