import { Button, Group, Switch } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Input } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Filters, useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import { addressOf, type MasterKind, type MasterRecord } from './master-kind.ts';

interface MasterListProps<T> {
  readonly kind: MasterKind;
  readonly title: string;
  readonly columns: readonly Column<T>[];
  readonly icon: Icon;
  readonly none: string;
  readonly noneHint: string;
  /** Beside the button for a new one; with what the list is filtered by. */
  readonly actions?: (filters: Input) => ReactNode;
  /** Filters of this kind only, beside the search. */
  readonly further?: (filters: Filters, change: (some: Filters) => void) => ReactNode;
}

/** Master records of a kind; those that are inactive only when asked for. */
export function MasterList<T extends MasterRecord>(props: MasterListProps<T>) {
  const { kind, title, columns, icon, none, noneHint, actions, further } = props;
  const w = useWords();
  const navigate = useNavigate();
  const may = useMay(kind.write);
  const [filters, change] = useFilters();
  const { all, ...rest } = filters;
  const asked = { ...rest, ...(all !== 'true' && { active: 'true' }) };
  const { rows, list } = useList<T>(`${kind.noun}.list`, asked);
  const toNew = `${kind.list}/new`;
  return (
    <Page
      title={title}
      full
      actions={
        <>
          {actions?.(asked)}
          {may && (
            <Button component={Link} to={toNew} leftSection={<IconPlus size={16} aria-hidden="true" />}>
              {kind.toNew}
            </Button>
          )}
        </>
      }
    >
      <Group gap="sm" align="flex-end">
        <SearchField
          hint={w('records.searchHint')}
          value={String(filters['search'] ?? '')}
          onChange={(search) => change({ search })}
        />
        {further?.(filters, change)}
        <Switch
          mb={8}
          label={w('records.showInactive')}
          checked={all === 'true'}
          onChange={(event) => change({ all: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Group>
      <RecordList
        label={title}
        columns={columns}
        rows={rows}
        list={list}
        onOpen={(row) => void navigate({ to: addressOf(kind, row) })}
        empty={
          <Empty icon={icon} title={none}>
            {noneHint}
          </Empty>
        }
      />
    </Page>
  );
}
