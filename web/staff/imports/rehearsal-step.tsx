import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconDownload } from '@tabler/icons-react';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type FileView, isAllowed, type Rehearsal, useImportMoves } from './asking.ts';
import { FaultTable } from './fault-table.tsx';
import { Notice } from './notice.tsx';
import { OrderRehearsal } from './order-rehearsal.tsx';
import { RecordRehearsal, StockRehearsal } from './record-rehearsal.tsx';

/** What applying would do; nothing of it is done yet. */
export function RehearsalStep({ file, onBack }: { file: FileView; onBack: () => void }) {
  const w = useWords();
  const moves = useImportMoves(file.id);
  const { rehearsal } = file;
  if (!rehearsal) return null;
  const count = toMake(rehearsal);
  return (
    <Stack gap="md">
      {rehearsal.what === 'orders' && <OrderRehearsal of={rehearsal} />}
      {rehearsal.what === 'stock' && <StockRehearsal of={rehearsal} />}
      {(rehearsal.what === 'products' || rehearsal.what === 'customers') && (
        <RecordRehearsal of={rehearsal} />
      )}
      {rehearsal.faults.total > 0 ? (
        <FaultTable file={file} rehearsal={rehearsal} />
      ) : (
        <Group gap={6}>
          <IconCheck size={16} aria-hidden="true" color="var(--mantine-color-teal-7)" />
          <Text size="sm">{w('imports.rehearsal.noFaults')}</Text>
        </Group>
      )}
      {count === 0 && <Notice colour="gray">{w('imports.rehearsal.nothing')}</Notice>}
      {moves.apply.isError && <ProblemAlert error={moves.apply.error} />}
      <Group>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          onClick={onBack}
        >
          {w('imports.rehearsal.toColumns')}
        </Button>
        {isAllowed(file, 'apply') && (
          <Button
            onClick={() => moves.apply.mutate(false)}
            loading={moves.apply.isPending}
            disabled={count === 0}
          >
            {w('imports.rehearsal.apply', { count })}
          </Button>
        )}
        {isAllowed(file, 'take-good') && (
          <Button
            variant="outline"
            onClick={() => moves.apply.mutate(true)}
            loading={moves.apply.isPending}
            disabled={count === 0}
          >
            {w('imports.rehearsal.takeGood', { count })}
          </Button>
        )}
        {rehearsal.refusedRows > 0 && <RefusedLink id={file.id} />}
      </Group>
    </Stack>
  );
}

export function RefusedLink({ id }: { id: string }) {
  const w = useWords();
  return (
    <Button
      component="a"
      href={`/v1/imports/${id}/refused.csv`}
      download
      variant="subtle"
      leftSection={<IconDownload size={16} aria-hidden="true" />}
    >
      {w('imports.rehearsal.download')}
    </Button>
  );
}

function toMake(rehearsal: Rehearsal): number {
  if (rehearsal.what === 'orders') return rehearsal.create;
  if (rehearsal.what === 'stock') return rehearsal.lines;
  return rehearsal.create + (rehearsal.updates ? rehearsal.differing.total : 0);
}
