import { Badge, Switch } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import { addressOfRecord } from '../shell/record-address.ts';
import type { Credit } from './billing-types.ts';
import { DayFilter, ListFilters, one } from './list-filters.tsx';

interface CreditListProps<T> {
  readonly kind: 'payment' | 'credit-note';
  readonly title: string;
  readonly columns: readonly Column<T>[];
  readonly actions?: ReactNode;
  readonly icon: Icon;
  readonly none: string;
  readonly noneHint: string;
}

/** Payments or credit notes, newest first. */
export function CreditList<T extends Credit>(props: CreditListProps<T>) {
  const { kind, title, columns, actions, icon, none, noneHint } = props;
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { rows, list } = useList<T>(`${kind}.list`, filters);
  return (
    <Page title={title} actions={actions} full>
      <ListFilters filters={filters} change={change}>
        {(['dayFrom', 'dayTo'] as const).map((name) => (
          <DayFilter
            key={name}
            label={w(`billing.${name}`)}
            value={one(filters, name)}
            onChange={(day) => change({ [name]: day })}
          />
        ))}
        <Switch
          mb={8}
          label={w('billing.onlyLeft')}
          checked={filters['unallocated'] === 'true'}
          onChange={(event) => change({ unallocated: event.currentTarget.checked ? 'true' : undefined })}
        />
        {filters['invoice'] && (
          <Badge variant="light" tt="none" size="lg">
            {w('billing.ofInvoice', { invoice: one(filters, 'invoice') })}
          </Badge>
        )}
      </ListFilters>
      <RecordList
        label={title}
        columns={columns}
        rows={rows}
        list={list}
        onOpen={(row) => void navigate({ to: addressOfRecord(kind, row.number) })}
        empty={
          <Empty icon={icon} title={none}>
            {noneHint}
          </Empty>
        }
      />
    </Page>
  );
}
