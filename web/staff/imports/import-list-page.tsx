import { Anchor, Stack, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import type { FileRow } from './asking.ts';
import { DropFile, useKinds } from './drop-file.tsx';
import { ImportStatus, useCountsText } from './status.tsx';

export default function ImportListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const kinds = useKinds();
  const { rows, list } = useList<FileRow>('import.list', {}, 50);
  return (
    <Page title={w('imports.title')} lead={w('imports.lead')}>
      {kinds.length > 0 && <DropFile kinds={kinds} />}
      <Stack gap="xs" component="section" aria-label={w('imports.past')}>
        <Title order={2} fz={16}>
          {w('imports.past')}
        </Title>
        <RecordList
          label={w('imports.past')}
          columns={COLUMNS}
          rows={rows}
          list={list}
          height="min(560px, 60dvh)"
          onOpen={({ id }) => void navigate({ to: `/imports/${id}` })}
          empty={
            <Empty icon={IconFileImport} title={w('imports.none')}>
              {w('imports.noneHint')}
            </Empty>
          }
        />
      </Stack>
    </Page>
  );
}

function Came({ row }: { row: FileRow }) {
  const text = useCountsText()(row.counts, row.refusedRows);
  return (
    <Text size="sm" className="clip">
      {row.status === 'running' ? words('imports.progress.of', row.progress) : text || '–'}
    </Text>
  );
}

const COLUMNS: readonly Column<FileRow>[] = [
  {
    id: 'file',
    label: words('imports.file'),
    cell: ({ id, fileName }) => (
      <Anchor component={Link} to={`/imports/${id}`} size="sm" fw={600} className="clip" display="block">
        <bdi>{fileName}</bdi>
      </Anchor>
    ),
  },
  {
    id: 'status',
    label: words('imports.status'),
    width: 140,
    cell: ({ status }) => <ImportStatus status={status} />,
  },
  {
    id: 'what',
    label: words('imports.what'),
    width: 160,
    cell: ({ what }) => words(`imports.kinds.${what}`),
  },
  {
    id: 'rows',
    label: words('imports.rows'),
    width: 90,
    align: 'right',
    cell: ({ rows }) => <span className="figures">{rows}</span>,
  },
  { id: 'came', label: words('imports.came'), width: 240, cell: (row) => <Came row={row} /> },
  { id: 'by', label: words('imports.by'), width: 140, cell: ({ createdBy }) => <bdi>{createdBy}</bdi> },
  {
    id: 'when',
    label: words('imports.when'),
    width: 130,
    cell: ({ createdAt }) => <Instant of={createdAt} />,
  },
];
