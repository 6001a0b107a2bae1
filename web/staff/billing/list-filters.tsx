import { Button, Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CustomerSelect } from '../../ui/record-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { Filters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';

interface ListFiltersProps {
  readonly filters: Filters;
  readonly change: (some: Filters) => void;
  /** Between the customer and the button that clears. */
  readonly children?: ReactNode;
}

/** What narrows a list of billing: search, customer, and what the list has besides. */
export function ListFilters({ filters, change, children }: ListFiltersProps) {
  const w = useWords();
  const isFiltered = Object.entries(filters).some(([name, value]) => value && name !== 'tab');
  const clear = (): void =>
    change(
      Object.fromEntries(
        Object.keys(filters).map((name) => [name, name === 'tab' ? filters[name] : undefined]),
      ),
    );
  return (
    <Group gap="sm" align="flex-end">
      <SearchField
        hint={w('billing.searchHint')}
        value={one(filters, 'search')}
        onChange={(search) => change({ search })}
      />
      <CustomerSelect
        label={w('billing.customer')}
        value={one(filters, 'customer')}
        onChange={(customer) => change({ customer })}
        clearable
      />
      {children}
      {isFiltered && (
        <Button variant="subtle" onClick={clear}>
          {w('billing.clear')}
        </Button>
      )}
    </Group>
  );
}

/** A filter that is given once. */
export const one = (filters: Filters, name: string): string => String(filters[name] ?? '');

export function DayFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      w={150}
    />
  );
}
