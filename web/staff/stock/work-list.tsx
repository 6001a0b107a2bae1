import { Box, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';

type Filter = 'location' | 'from' | 'to' | 'dayFrom' | 'dayTo' | 'status';

interface WorkListProps<T> {
  readonly query: string;
  readonly title: string;
  readonly place: string;
  readonly columns: readonly Column<T>[];
  readonly filters: readonly Filter[];
  readonly statuses?: readonly string[];
  readonly icon: Icon;
  readonly none: string;
  readonly hint: string;
  /** What makes a new one: a word and where, or a button of its own. */
  readonly create: string | ReactNode;
}

/** A list of stock documents with its filters and the way to a new one. */
export function WorkList<T extends { id: string; number: string }>(props: WorkListProps<T>) {
  const { query, title, place, columns, icon, none, hint, create } = props;
  const navigate = useNavigate();
  const [filters] = useFilters();
  const { rows, list } = useList<T>(query, filters);
  return (
    <Page
      title={title}
      full
      actions={typeof create === 'string' ? <CreateLink to={`${place}/new`} label={create} /> : create}
    >
      <WorkFilters {...props} />
      <RecordList
        label={title}
        columns={columns}
        rows={rows}
        list={list}
        onOpen={({ number }) => void navigate({ to: `${place}/${encodeURIComponent(number)}` })}
        empty={
          <Empty icon={icon} title={none}>
            {hint}
          </Empty>
        }
      />
    </Page>
  );
}

function CreateLink({ to, label }: { to: string; label: string }) {
  const w = useWords();
  const mayMove = useMay('stock:write');
  const sign = <IconPlus size={16} aria-hidden="true" />;
  if (!mayMove)
    return (
      <Button disabled leftSection={sign} title={w('stockWork.noRight')}>
        {label}
      </Button>
    );
  return (
    <Button component={Link} to={to} leftSection={sign}>
      {label}
    </Button>
  );
}

function WorkFilters<T>({ filters: shown, statuses }: WorkListProps<T>) {
  const w = useWords();
  const [filters, change] = useFilters();
  const given = (name: Filter): string => (filters[name] as string) ?? '';
  return (
    <Group gap="sm" align="flex-end">
      {(['location', 'from', 'to'] as const)
        .filter((name) => shown.includes(name))
        .map((name) => (
          <Box key={name} w={140}>
            <LocationSelect
              label={w(`stockWork.${name}`)}
              value={given(name)}
              onChange={(code) => change({ [name]: code })}
              clearable
            />
          </Box>
        ))}
      {(['dayFrom', 'dayTo'] as const)
        .filter((name) => shown.includes(name))
        .map((name) => (
          <TextInput
            key={name}
            type="date"
            label={w(`stockWork.${name}`)}
            value={given(name)}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
          />
        ))}
      {statuses && (
        <NativeSelect
          label={w('stockWork.status')}
          data={[{ value: '', label: w('stockWork.any') }, ...statuses]}
          value={given('status')}
          onChange={(event) => change({ status: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
