import { Badge, Button, Chip, Group, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { ChannelSelect, CustomerSelect, LocationSelect, ProductSelect } from '../../ui/record-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { Filters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';

const CHIPS = ['late', 'held', 'flagged'] as const;
const DAYS = ['orderDateFrom', 'orderDateTo', 'mustArriveByFrom', 'mustArriveByTo'] as const;
const CHOICES = {
  invoiceStatus: ['not invoiced', 'partially invoiced', 'fully invoiced'],
  paymentStatus: ['unpaid', 'partially paid', 'paid'],
  workflow: ['shipment-driven', 'status-driven'],
  source: ['hand', 'import', 'shop', 'portal', 'api', 'agent'],
} as const;
const FURTHER = ['location', 'product', ...DAYS, ...Object.keys(CHOICES)];

interface OrderFiltersProps {
  readonly filters: Filters;
  readonly onChange: (change: Filters) => void;
}

/** What the list is narrowed down to; all of it stands in the address. */
export function OrderFilters({ filters, onChange }: OrderFiltersProps) {
  const w = useWords();
  const [isOpen, further] = useDisclosure(false);
  const text = (name: string): string => (typeof filters[name] === 'string' ? (filters[name] as string) : '');
  const set = (name: string) => (value: string | null) => onChange({ [name]: value || undefined });
  const select = (name: 'customer' | 'channel' | 'location' | 'product') => ({
    size: 'xs',
    label: w(`orders.${name}`),
    value: text(name),
    clearable: true,
    onChange: set(name),
  });
  const count = FURTHER.filter((name) => text(name) !== '').length;
  return (
    <>
      <Group gap="xs" align="flex-end">
        <SearchField
          size="xs"
          hint={w('orders.searchHint')}
          value={text('search')}
          onChange={set('search')}
        />
        <CustomerSelect {...select('customer')} />
        <ChannelSelect {...select('channel')} />
        {CHIPS.map((name) => (
          <Chip
            key={name}
            size="xs"
            mb={4}
            checked={text(name) === 'true'}
            onChange={(checked) => onChange({ [name]: checked ? 'true' : undefined })}
          >
            {w(`orders.${name}`)}
          </Chip>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFilter size={14} aria-hidden="true" />}
          rightSection={count > 0 && <Badge size="xs">{count}</Badge>}
          aria-expanded={isOpen}
          onClick={further.toggle}
        >
          {w('orders.filters')}
        </Button>
      </Group>
      {isOpen && (
        <Group gap="xs" align="flex-end">
          <LocationSelect {...select('location')} />
          <ProductSelect {...select('product')} />
          {DAYS.map((name) => (
            <TextInput
              key={name}
              size="xs"
              type="date"
              label={w(`orders.${name}`)}
              value={text(name)}
              onChange={(event) => set(name)(event.currentTarget.value)}
            />
          ))}
          {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
            <Select
              key={name}
              size="xs"
              w={150}
              label={w(`orders.${name}`)}
              data={[...CHOICES[name]]}
              value={text(name) || null}
              onChange={set(name)}
              clearable
              clearButtonProps={{ 'aria-label': w('orders.any', { of: w(`orders.${name}`) }) }}
            />
          ))}
        </Group>
      )}
    </>
  );
}
