import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import type { Approval } from './approval-types.ts';

const COLOURS = {
  waiting: 'yellow',
  approved: 'green',
  declined: 'red',
  withdrawn: 'grey',
  expired: 'grey',
} as const;

export function ApprovalStatus({ status }: Pick<Approval, 'status'>) {
  const w = useWords();
  return <StatusBadge status={w(`approvals.statuses.${status}`)} colour={COLOURS[status]} />;
}
