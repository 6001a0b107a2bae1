import { Group } from '@mantine/core';
import { IconBarcodeOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Day } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { ProductSelect } from '../../ui/record-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import { addressOfRecord } from '../shell/record-address.ts';
import { Quarantined } from './position-parts.tsx';
import type { LotRow } from './stock-types.ts';

export default function LotListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { rows, list } = useList<LotRow>('lot.list', filters);
  return (
    <Page title={w('stock.lots')} lead={w('stock.lotsLead')} full>
      <Group gap="md" align="flex-end">
        <SearchField
          hint={w('stock.lotsHint')}
          value={String(filters['search'] ?? '')}
          onChange={(search) => change({ search })}
        />
        <ProductSelect
          label={w('stock.product')}
          value={String(filters['product'] ?? '')}
          onChange={(product) => change({ product })}
          clearable
        />
      </Group>
      <RecordList
        label={w('stock.lots')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        onOpen={(lot) => void navigate({ to: addressOfRecord('lot', refOf(lot)) })}
        empty={
          <Empty icon={IconBarcodeOff} title={w('stock.lotNone')}>
            {w('stock.lotNoneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

/** Numbers of lots are one product's own. */
const refOf = ({ product, number }: LotRow): string => `${product}/${number}`;

const COLUMNS: readonly Column<LotRow>[] = [
  {
    id: 'number',
    label: words('stock.lot'),
    width: 220,
    cell: (lot) => (
      <RecordLink kind="lot" number={refOf(lot)} strong>
        {lot.number}
      </RecordLink>
    ),
  },
  { id: 'product', label: words('stock.product'), cell: ({ product }) => product },
  {
    id: 'expiresOn',
    label: words('stock.expiresOn'),
    width: 150,
    cell: ({ expiresOn }) => <Day of={expiresOn} />,
  },
  {
    id: 'status',
    label: words('stock.status'),
    width: 150,
    cell: ({ quarantined }) => (quarantined ? <Quarantined /> : words('stock.free')),
  },
];
