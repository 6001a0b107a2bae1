import { Group, Text } from '@mantine/core';
import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import type { InvoiceRow } from './billing-types.ts';

const COLOURS: Readonly<Record<InvoiceRow['status'], StateRule['colour']>> = {
  draft: 'grey',
  open: 'blue',
  'partially paid': 'yellow',
  paid: 'green',
  void: 'red',
};

/** The status of an invoice, and whether it is overdue. */
export function InvoiceStatus({ status, overdue }: Pick<InvoiceRow, 'status' | 'overdue'>) {
  const w = useWords();
  return (
    <Group gap={6} wrap="nowrap">
      <StatusBadge status={w(`billing.statuses.${status}`)} colour={COLOURS[status]} />
      {overdue && (
        <Text span size="xs" fw={600} c="var(--mantine-color-error)">
          {w('billing.overdue')}
        </Text>
      )}
    </Group>
  );
}
