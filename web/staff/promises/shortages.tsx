import { Anchor } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAsk, useList } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Day, Quantity, quantityText } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import type { Shortage, SupplierShortage } from './promise-types.ts';

export function Shortages() {
  const w = useWords();
  const { rows, list } = useList<Shortage>('shortage.list');
  return (
    <RecordList
      label={w('promises.shortages')}
      columns={COLUMNS}
      rows={rows}
      list={list}
      idOf={({ product, location }) => `${product} ${location}`}
      height="min(720px, 68dvh)"
      empty={
        <Empty icon={IconMoodCheck} title={w('promises.none')}>
          {w('promises.noneHint')}
        </Empty>
      }
    />
  );
}

interface Bought {
  readonly product: string;
  readonly location: string;
  readonly supplier: string | null;
  readonly quantity: string;
}

/** Leads to a new purchase order that is filled in. */
function Buy({ product, location, supplier, quantity }: Bought) {
  const w = useWords();
  const search = { product, location, quantity, ...(supplier && { supplier }) };
  return (
    <Anchor
      component={Link}
      to="/purchasing/new"
      search={search as never}
      size="sm"
      aria-label={w('promises.buyOf', { product, location, quantity: quantityText(quantity) })}
    >
      {w('promises.buy')} <Quantity of={quantity} />
    </Anchor>
  );
}

const number = (name: 'open' | 'inStock' | 'waiting' | 'short'): Column<Shortage> => ({
  id: name,
  label: words(`promises.${name}`),
  width: name === 'waiting' ? 150 : 90,
  align: 'right',
  cell: (row) => <Quantity of={row[name]} quiet />,
});

const COLUMNS: readonly Column<Shortage>[] = [
  {
    id: 'product',
    label: words('promises.product'),
    width: 160,
    cell: ({ product, location }) => (
      <Anchor
        component={Link}
        to="/promises"
        search={{ product, location, tab: 'queue' } as never}
        size="sm"
        fw={600}
      >
        {product}
      </Anchor>
    ),
  },
  { id: 'name', label: words('promises.name'), cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'location', label: words('promises.location'), width: 90, cell: ({ location }) => location },
  number('open'),
  number('inStock'),
  number('waiting'),
  number('short'),
  { id: 'orders', label: words('promises.orders'), width: 80, align: 'right', cell: ({ orders }) => orders },
  { id: 'late', label: words('promises.late'), width: 70, align: 'right', cell: ({ late }) => late },
  {
    id: 'earliest',
    label: words('promises.earliest'),
    width: 130,
    cell: ({ earliestExpected }) => <Day of={earliestExpected} />,
  },
  {
    id: 'supplier',
    label: words('promises.supplier'),
    width: 110,
    cell: ({ supplier }) => supplier && <RecordLink kind="supplier" number={supplier} />,
  },
  {
    id: 'toBuy',
    label: words('promises.toBuy'),
    width: 100,
    align: 'right',
    cell: (row) => (Number(row.toBuy) > 0 ? <Buy {...row} quantity={row.toBuy} /> : null),
  },
];

export function SupplierShortages() {
  const w = useWords();
  const question = useAsk<{ data: readonly SupplierShortage[] }>('shortage.suppliers');
  return (
    <Answered question={question}>
      {({ data }) => (
        <FigureTable
          label={w('promises.suppliers')}
          none={w('promises.none')}
          minWidth={640}
          rows={data}
          keyOf={({ supplier }) => supplier ?? ''}
          cols={[
            {
              label: w('promises.supplier'),
              cell: ({ supplier, name }) =>
                supplier && (
                  <RecordLink kind="supplier" number={supplier} strong>
                    <bdi>{name}</bdi>
                  </RecordLink>
                ),
            },
            { label: w('promises.orders'), right: true, cell: ({ orders }) => orders },
            { label: w('promises.late'), right: true, cell: ({ late }) => late },
            { label: w('promises.earliest'), cell: (row) => <Day of={row.earliestExpected} /> },
            {
              label: w('promises.toBuy'),
              cell: ({ supplier, toBuy, isMore }) => (
                <>
                  {toBuy.map((one) => (
                    <div key={`${one.product} ${one.location}`}>
                      {one.product} · {one.location}: <Buy {...one} supplier={supplier} />
                    </div>
                  ))}
                  {isMore && w('promises.more')}
                </>
              ),
            },
          ]}
        />
      )}
    </Answered>
  );
}
