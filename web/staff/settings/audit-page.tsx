import { Button, Checkbox, Group, Select, Text, TextInput } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { useList } from '../../ask/use-ask.ts';
import { agentText } from '../../ui/agent-text.ts';
import { commandText } from '../../ui/command-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type Filters, useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import { hasAddress } from '../shell/record-address.ts';

interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly agent: string | null;
  readonly person: string | null;
  readonly approvedBy: string | null;
  readonly approvalId: string | null;
  readonly asked: string;
  readonly outcome: 'done' | 'refused' | 'waiting';
  readonly kind: string | null;
  readonly documentId: string | null;
  readonly number: string | null;
  readonly detail: string | null;
  readonly reason: string | null;
}

const OUTCOMES = ['done', 'refused', 'waiting'] as const;
const DAYS = ['from', 'to'] as const;
const NAMES = ['actor', 'outcome', ...DAYS, 'agents'] as const;

/** Who did what, and what was refused to whom; what is shown can be had as a file. */
export default function AuditPage() {
  const w = useWords();
  const [all, change] = useFilters();
  const filters = Object.fromEntries(NAMES.map((name) => [name, all[name]]));
  const { rows, list } = useList<AuditEntry>('audit.list', filters);
  return (
    <Page
      title={w('audit.title')}
      lead={w('audit.lead')}
      full
      actions={<ExportMenu what="audit" filters={filters} />}
    >
      <AuditFilters filters={filters} change={change} />
      <RecordList
        label={w('audit.title')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        empty={
          <Empty icon={IconShieldSearch} title={w('audit.none')}>
            {w('audit.noneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

function AuditFilters({ filters, change }: { filters: Filters; change: (some: Filters) => void }) {
  const w = useWords();
  const text = (name: (typeof NAMES)[number]): string => String(filters[name] ?? '');
  const isFiltered = NAMES.some((name) => text(name) !== '');
  return (
    <Group gap="sm" align="flex-end">
      <SearchField
        label={w('audit.actor')}
        hint={w('audit.actorHint')}
        value={text('actor')}
        onChange={(actor) => change({ actor })}
      />
      <Select
        label={w('audit.outcome')}
        placeholder={w('audit.any')}
        data={OUTCOMES.map((value) => ({ value, label: w(`audit.outcomes.${value}`) }))}
        value={text('outcome') || null}
        onChange={(outcome) => change({ outcome: outcome ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': w('audit.any') }}
        w={150}
      />
      {DAYS.map((name) => (
        <TextInput
          key={name}
          type="date"
          label={w(`audit.${name}`)}
          value={text(name)}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
          w={150}
        />
      ))}
      <Checkbox
        label={w('audit.agents')}
        mb={8}
        checked={text('agents') === 'true'}
        onChange={(event) => change({ agents: event.currentTarget.checked ? 'true' : undefined })}
      />
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() => change(Object.fromEntries(NAMES.map((name) => [name, undefined])))}
        >
          {w('audit.clear')}
        </Button>
      )}
    </Group>
  );
}

const Short = ({ text }: { text: string }) => (
  <Text size="sm" className="clip" title={text.slice(0, 400)}>
    <bdi>{text.slice(0, 240)}</bdi>
  </Text>
);

/** Agents by their own name, for whom, and by whose word. */
function whose({ by, agent, person, approvedBy }: AuditEntry): string {
  const approved = approvedBy ? `, ${words('timeline.approvedBy', { approvedBy })}` : '';
  return agentText(agent ?? by, person) + approved;
}

const COLOURS = { done: 'green', refused: 'red', waiting: 'yellow' } as const;

/** What came of it; what waits, or waited, leads to where it is decided. */
function Came({ outcome, approvalId }: AuditEntry) {
  const badge = (
    <StatusBadge size="sm" status={words(`audit.outcomes.${outcome}`)} colour={COLOURS[outcome]} />
  );
  if (!approvalId) return badge;
  return (
    <RecordLink kind="approval" number={approvalId}>
      {badge}
    </RecordLink>
  );
}

const COLUMNS: readonly Column<AuditEntry>[] = [
  { id: 'at', label: words('audit.at'), width: 115, cell: ({ at }) => <Instant of={at} /> },
  {
    id: 'by',
    label: words('audit.actor'),
    width: 230,
    cell: (entry) => <Short text={whose(entry)} />,
  },
  {
    id: 'asked',
    label: words('audit.asked'),
    width: 170,
    cell: ({ asked }) => <Short text={commandText(asked)} />,
  },
  {
    id: 'outcome',
    label: words('audit.outcome'),
    width: 100,
    cell: (entry) => <Came {...entry} />,
  },
  {
    id: 'document',
    label: words('audit.document'),
    width: 105,
    cell: ({ kind, documentId, number }) =>
      kind && (number ?? documentId) && hasAddress(kind) ? (
        <RecordLink kind={kind} number={(number ?? documentId) as string}>
          {number ?? words('audit.open')}
        </RecordLink>
      ) : (
        <Short text={number ?? ''} />
      ),
  },
  {
    id: 'said',
    label: words('audit.said'),
    cell: ({ detail, reason }) => <Short text={[reason, detail].filter(Boolean).join(' · ')} />,
  },
];
