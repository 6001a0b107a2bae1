import { IconHistory } from '@tabler/icons-react';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { hasAddress } from '../shell/record-address.ts';

interface Activity {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly number: string | null;
  readonly what: string;
  readonly status: string;
  readonly by: string | null;
  readonly source: string;
  readonly note: string | null;
}

/** What happened to everything, newest first. */
export default function ActivityPage() {
  const w = useWords();
  const { rows, list } = useList<Activity>('activity.list');
  return (
    <Page title={w('settings.activity')} lead={w('settings.activityLead')} full>
      <RecordList
        label={w('settings.activity')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        empty={<Empty icon={IconHistory} title={w('overview.noActivity')} />}
      />
    </Page>
  );
}

const COLUMNS: readonly Column<Activity>[] = [
  { id: 'at', label: words('settings.when'), width: 130, cell: ({ at }) => <Instant of={at} /> },
  {
    id: 'document',
    label: words('settings.document'),
    width: 170,
    cell: ({ kind, number }) =>
      number && hasAddress(kind) ? <RecordLink kind={kind} number={number} strong /> : (number ?? kind),
  },
  {
    id: 'what',
    label: words('settings.what'),
    cell: ({ what, status, note }) => (
      <bdi>{[what === 'status' ? status : what, note].filter(Boolean).join(': ')}</bdi>
    ),
  },
  {
    id: 'by',
    label: words('settings.by'),
    width: 230,
    cell: ({ by, source }) => <bdi>{[by, source].filter(Boolean).join(' · ')}</bdi>,
  },
];
