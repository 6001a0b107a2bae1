import type { Outcome } from '../../../src/command/outcome.ts';
import { commandText } from '../../ui/command-text.ts';

/** What an agent asked a person for. */
export interface Approval {
  readonly id: string;
  readonly status: 'waiting' | 'approved' | 'declined' | 'withdrawn' | 'expired';
  readonly command: string;
  readonly input: { readonly ref?: unknown } | null;
  readonly outcome: Outcome;
  readonly causes: readonly { readonly type: string; readonly scope: string; readonly detail: string }[];
  readonly reason: string | null;
  readonly token: { readonly id: string; readonly name: string; readonly agent: string | null };
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
  readonly answer: { readonly kind: string; readonly id: string; readonly number?: string } | null;
  readonly version: number;
}

export interface Document {
  readonly kind: string;
  readonly number: string;
}

/** What it is about, where that was there before it was asked for. */
export function documentOf({ outcome }: Approval): Document | null {
  const [first] = outcome.refused ? [] : outcome.documents;
  return first && !first.created ? { kind: first.kind, number: first.number } : null;
}

export const titleOf = (approval: Approval): string =>
  [commandText(approval.command), documentOf(approval)?.number].filter(Boolean).join(' ');
