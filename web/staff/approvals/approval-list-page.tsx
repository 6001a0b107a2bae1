import { Tabs, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { agentText } from '../../ui/agent-text.ts';
import { commandText } from '../../ui/command-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import { hasAddress } from '../shell/record-address.ts';
import { ApprovalStatus } from './approval-status.tsx';
import { type Approval, documentOf } from './approval-types.ts';

const TABS = ['waiting', 'decided'] as const;

/** What agents asked a person for: what waits, and what was decided. */
export default function ApprovalListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const state = TABS.find((tab) => tab === filters['state']) ?? 'waiting';
  const { rows, list } = useList<Approval>('approval.list', { state });
  return (
    <Page title={w('approvals.title')} lead={w('approvals.lead')} full>
      <Tabs
        value={state}
        onChange={(next) => change({ state: next === 'waiting' ? undefined : (next ?? undefined) })}
      >
        <Tabs.List aria-label={w('approvals.status')}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {w(`approvals.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <RecordList
        label={w(`approvals.${state}`)}
        columns={state === 'waiting' ? [...COLUMNS, ...WAITING] : [...COLUMNS, ...DECIDED]}
        rows={rows}
        list={list}
        onOpen={({ id }) => void navigate({ to: `/approvals/${id}` })}
        empty={
          state === 'waiting' ? (
            <Empty icon={IconUserCheck} title={w('approvals.none')}>
              {w('approvals.noneHint')}
            </Empty>
          ) : (
            <Empty icon={IconUserCheck} title={w('approvals.noneDecided')} />
          )
        }
      />
    </Page>
  );
}

/** However long it is, a row stays a row; the page of the approval shows all of it. */
const Short = ({ text }: { text: string | null }) => (
  <Text size="sm" className="clip" {...(text && { title: text.slice(0, 300) })}>
    <bdi>{text?.slice(0, 200)}</bdi>
  </Text>
);

const COLUMNS: readonly Column<Approval>[] = [
  {
    id: 'command',
    label: words('approvals.asked'),
    width: 170,
    cell: ({ id, command }) => (
      <RecordLink kind="approval" number={id} strong>
        {commandText(command)}
      </RecordLink>
    ),
  },
  {
    id: 'document',
    label: words('approvals.document'),
    width: 105,
    cell: (approval) => {
      const document = documentOf(approval);
      if (!document) return '–';
      return hasAddress(document.kind) ? <RecordLink {...document} /> : document.number;
    },
  },
  {
    id: 'agent',
    label: words('approvals.agent'),
    width: 190,
    cell: ({ token, person }) => <Short text={agentText(token.agent ?? token.name, person?.name)} />,
  },
];

const WAITING: readonly Column<Approval>[] = [
  { id: 'reason', label: words('approvals.reason'), cell: ({ reason }) => <Short text={reason} /> },
  {
    id: 'causes',
    label: words('approvals.causes'),
    width: 190,
    cell: ({ causes }) => <Short text={causes.map(({ detail }) => detail).join('; ')} />,
  },
  {
    id: 'madeAt',
    label: words('approvals.madeAt'),
    width: 110,
    cell: ({ madeAt }) => <Instant of={madeAt} />,
  },
  {
    id: 'expiresAt',
    label: words('approvals.expiresAt'),
    width: 90,
    cell: ({ expiresAt }) => <Instant of={expiresAt} />,
  },
];

const DECIDED: readonly Column<Approval>[] = [
  {
    id: 'status',
    label: words('approvals.status'),
    width: 115,
    cell: ({ status }) => <ApprovalStatus status={status} />,
  },
  {
    id: 'decidedBy',
    label: words('approvals.decidedBy'),
    width: 130,
    cell: ({ decidedBy }) => <Short text={decidedBy} />,
  },
  { id: 'note', label: words('approvals.note'), cell: ({ note }) => <Short text={note} /> },
  {
    id: 'decidedAt',
    label: words('approvals.decidedAt'),
    width: 100,
    cell: ({ decidedAt, expiresAt }) => <Instant of={decidedAt ?? expiresAt} />,
  },
];
