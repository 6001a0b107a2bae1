import { Anchor, Checkbox, Group } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Amount } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Filters, useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import { type NumberName, PositionNumber } from './position-number.tsx';
import { addressOfPosition, type PositionRow } from './stock-types.ts';

export default function PositionListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { rows, list } = useList<PositionRow>('position.list', filters);
  return (
    <Page
      title={w('stock.title')}
      lead={w('stock.lead')}
      full
      actions={<ExportMenu what="positions" filters={filters} />}
    >
      <PositionFilters filters={filters} change={change} />
      <RecordList
        label={w('stock.title')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        idOf={(row) => `${row.productId} ${row.locationId}`}
        onOpen={({ product, location }) => void navigate({ to: addressOfPosition(product, location) })}
        empty={
          <Empty icon={IconPackageOff} title={w('stock.none')}>
            {w('stock.noneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

function PositionFilters({ filters, change }: { filters: Filters; change: (some: Filters) => void }) {
  const w = useWords();
  const flag = (name: 'short' | 'nonZero') => ({
    checked: String(filters[name]) === 'true',
    onChange: (event: { currentTarget: { checked: boolean } }) =>
      change({ [name]: event.currentTarget.checked ? 'true' : undefined }),
  });
  return (
    <Group gap="md" align="flex-end">
      <SearchField
        hint={w('stock.searchHint')}
        value={String(filters['search'] ?? '')}
        onChange={(search) => change({ search })}
      />
      <LocationSelect
        label={w('stock.location')}
        value={String(filters['location'] ?? '')}
        onChange={(location) => change({ location })}
        clearable
      />
      <Checkbox label={w('stock.shortOnly')} mb={8} {...flag('short')} />
      <Checkbox label={w('stock.nonZero')} mb={8} {...flag('nonZero')} />
    </Group>
  );
}

const number = (name: NumberName, width = 105): Column<PositionRow> => ({
  id: name,
  label: words(`stock.${name}`),
  width,
  align: 'right',
  cell: (row) => <PositionNumber of={row} name={name} />,
});

const COLUMNS: readonly Column<PositionRow>[] = [
  {
    id: 'product',
    label: words('stock.product'),
    width: 150,
    cell: ({ product, location }) => (
      <Anchor component={Link} to={addressOfPosition(product, location)} size="sm" fw={600}>
        {product}
      </Anchor>
    ),
  },
  { id: 'name', label: words('stock.name'), cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'location', label: words('stock.location'), width: 90, cell: ({ location }) => location },
  number('onHand', 95),
  number('allocated', 95),
  number('available', 95),
  number('committed'),
  number('availableToPick', 125),
  number('expected', 95),
  number('backordered', 110),
  {
    id: 'averageCost',
    label: words('stock.averageCost'),
    width: 120,
    align: 'right',
    cell: ({ averageCost }) => <Amount of={averageCost} />,
  },
];
