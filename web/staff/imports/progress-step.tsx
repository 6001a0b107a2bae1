import { Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type FileView, forgetMade, isAllowed, useImportMoves } from './asking.ts';
import { Notice } from './notice.tsx';
import { RefusedLink } from './rehearsal-step.tsx';
import { Scrolled } from './scrolled.tsx';
import { useCountsText } from './status.tsx';

const COLOURS = { new: 'gray', running: 'blue', interrupted: 'orange', done: 'teal' } as const;

/** How far it is, what came of it, and how to go on. */
export function ProgressStep({ file }: { file: FileView }) {
  const w = useWords();
  const moves = useImportMoves(file.id);
  const countsText = useCountsText();
  const { status, what, progress } = file;
  useEffect(() => {
    if (status === 'done') forgetMade(what);
  }, [status, what]);
  if (status === 'new') return null;
  const part = progress.total ? (progress.settled / progress.total) * 100 : 100;
  return (
    <Stack gap="md">
      <div role="status">
        <Title order={2} fz={18}>
          {w('imports.progress.heading', {
            state: w(`imports.progress.${status}`),
            settled: progress.settled.toLocaleString('en'),
            total: progress.total.toLocaleString('en'),
          })}
        </Title>
        <Text c="dimmed" size="sm">
          {[countsText(file.counts, file.refusedRows), status === 'running' && w('imports.progress.leave')]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Progress.Root size="lg">
        <Progress.Section
          value={part}
          color={COLOURS[status]}
          animated={status === 'running'}
          aria-label={w('imports.progress.label')}
        />
      </Progress.Root>
      {file.trouble && <Notice colour="orange">{file.trouble}</Notice>}
      {moves.resume.isError && <ProblemAlert error={moves.resume.error} />}
      <MadeBeside result={file.result} />
      <Group>
        {isAllowed(file, 'resume') && (
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            onClick={() => moves.resume.mutate()}
            loading={moves.resume.isPending}
          >
            {w('imports.progress.resume')}
          </Button>
        )}
        {status === 'done' && (
          <Button component={Link} to="/imports" variant="default">
            {w('imports.progress.another')}
          </Button>
        )}
        {file.refusedRows > 0 && file.isKept && <RefusedLink id={file.id} />}
      </Group>
      {isAllowed(file, 'resume') && (
        <Text size="sm" c="dimmed">
          {w('imports.progress.resumeHint')}
        </Text>
      )}
      <Late of={file.result?.faults.first ?? []} />
    </Stack>
  );
}

function MadeBeside({ result }: Pick<FileView, 'result'>) {
  const w = useWords();
  const told = [
    result?.productsCreated && `${result.productsCreated} ${w('imports.counts.products')}`,
    result?.customersCreated && `${result.customersCreated} ${w('imports.counts.customers')}`,
  ].filter(Boolean);
  return told.length ? <Text size="sm">{told.join(', ')}</Text> : null;
}

/** What had become impossible when its turn came, with the reason. */
function Late({ of }: { of: NonNullable<FileView['result']>['faults']['first'] }) {
  const w = useWords();
  if (!of.length) return null;
  return (
    <Stack gap="xs">
      <Title order={3} fz={15}>
        {w('imports.progress.late')}
      </Title>
      <Text size="sm" c="dimmed">
        {w('imports.progress.lateHint')}
      </Text>
      <Scrolled label={w('imports.progress.late')} most={360}>
        <Table aria-label={w('imports.progress.late')}>
          <Table.Tbody>
            {of.map(({ document, row, detail }) => (
              <Table.Tr key={`${row} ${document}`}>
                <Table.Td className="figures" w={80}>
                  {row}
                </Table.Td>
                <Table.Td w={180}>
                  <bdi>{document}</bdi>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <bdi>{detail}</bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
    </Stack>
  );
}
