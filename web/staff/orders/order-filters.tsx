import { Button, Chip, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChannelSelect, CustomerSelect, LocationSelect } from '../../ui/record-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { Filters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';

const CHIPS = ['late', 'held', 'flagged'] as const;
const PAID = ['unpaid', 'partially paid', 'paid'];
const INVOICED = ['not invoiced', 'partially invoiced', 'fully invoiced'];

interface OrderFiltersProps {
  readonly filters: Filters;
  readonly onChange: (change: Filters) => void;
}

/** What the list is narrowed down to; all of it stands in the address. */
export function OrderFilters({ filters, onChange }: OrderFiltersProps) {
  const w = useWords();
  const [isShown, shown] = useDisclosure(false);
  const text = (name: string): string => (typeof filters[name] === 'string' ? (filters[name] as string) : '');
  const set = (name: string) => (value: string | null) => onChange({ [name]: value || undefined });
  return (
    <>
      <Button hiddenFrom="sm" size="xs" variant="default" onClick={shown.toggle} aria-expanded={isShown}>
        {w('orders.filters')}
      </Button>
      <Group gap="xs" align="flex-end" {...(!isShown && { visibleFrom: 'sm' })}>
        <SearchField
          size="xs"
          hint={w('orders.searchHint')}
          value={text('search')}
          onChange={set('search')}
        />
        <CustomerSelect
          size="xs"
          label={w('orders.customer')}
          value={text('customer')}
          clearable
          onChange={set('customer')}
        />
        <ChannelSelect
          size="xs"
          label={w('orders.channel')}
          value={text('channel')}
          clearable
          onChange={set('channel')}
        />
        <LocationSelect
          size="xs"
          label={w('orders.location')}
          value={text('location')}
          clearable
          onChange={set('location')}
        />
        <Select
          size="xs"
          label={w('orders.invoiced')}
          data={INVOICED}
          clearable
          w={150}
          value={text('invoiceStatus') || null}
          onChange={set('invoiceStatus')}
          clearButtonProps={{ 'aria-label': w('orders.anyInvoiced') }}
        />
        <Select
          size="xs"
          label={w('orders.paid')}
          data={PAID}
          clearable
          w={140}
          value={text('paymentStatus') || null}
          onChange={set('paymentStatus')}
          clearButtonProps={{ 'aria-label': w('orders.anyPaid') }}
        />
        {CHIPS.map((name) => (
          <Chip
            key={name}
            size="sm"
            mb={6}
            checked={text(name) === 'true'}
            onChange={(checked) => onChange({ [name]: checked ? 'true' : undefined })}
          >
            {w(`orders.${name}`)}
          </Chip>
        ))}
      </Group>
    </>
  );
}
