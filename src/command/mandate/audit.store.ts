import type { Id } from '../../kernel/id.ts';
import type { Statement } from '../../store/statement.ts';
import { Table } from '../../store/table.ts';

/** One thing an agent did, or that was refused to somebody. */
export interface AuditEntry {
  readonly id: Id;
  readonly at: string;
  readonly token: Id;
  /** The command or query. */
  readonly asked: string;
  readonly outcome: 'done' | 'refused' | 'waiting';
  readonly command: Id | null;
  readonly kind: string | null;
  readonly document: Id | null;
  readonly number: string | null;
  readonly problem: string | null;
  readonly detail: string | null;
  readonly reason: string | null;
  readonly approval: Id | null;
  readonly approvedBy: Id | null;
  readonly source: string;
}

/** What an entry need not say. */
export const NOTHING_SAID = {
  command: null,
  kind: null,
  document: null,
  number: null,
  problem: null,
  detail: null,
  reason: null,
  approval: null,
  approvedBy: null,
} as const;

const table = new Table<AuditEntry>('audit_entry', ['id'], {
  id: ['uuid', (entry) => entry.id],
  at: ['timestamptz', (entry) => entry.at],
  token_id: ['uuid', (entry) => entry.token],
  asked: ['text', (entry) => entry.asked],
  outcome: ['text', (entry) => entry.outcome],
  command_id: ['uuid', (entry) => entry.command],
  kind: ['text', (entry) => entry.kind],
  document_id: ['uuid', (entry) => entry.document],
  number: ['text', (entry) => entry.number],
  problem: ['text', (entry) => entry.problem],
  detail: ['text', (entry) => entry.detail],
  reason: ['text', (entry) => entry.reason],
  approval_id: ['uuid', (entry) => entry.approval],
  approved_by: ['uuid', (entry) => entry.approvedBy],
  source: ['text', (entry) => entry.source],
});

export const writeAudit = (org: Id, entries: readonly AuditEntry[]): Statement[] =>
  table.insert(org, entries);
