import { Amount, Day } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import type { Column } from '../../ui/record-list.tsx';
import { words } from '../../words/words.ts';
import type { Credit } from './billing-types.ts';

const amount = <T extends Credit>(id: 'amount' | 'allocated' | 'refunded' | 'left'): Column<T> => ({
  id,
  label: words(`billing.${id}`),
  width: 115,
  align: 'right',
  cell: (row) => <Amount of={row[id]} currency={row.currency} />,
});

/** The columns of payments and credit notes; `own` are those that only one of them has. */
export const creditColumns = <T extends Credit>(
  kind: 'payment' | 'credit-note',
  label: string,
  own: readonly Column<T>[],
): readonly Column<T>[] => [
  {
    id: 'number',
    label,
    width: 120,
    cell: ({ number }) => <RecordLink kind={kind} number={number} strong />,
  },
  { id: 'day', label: words('billing.day'), width: 120, cell: ({ day }) => <Day of={day} /> },
  {
    id: 'customer',
    label: words('billing.customer'),
    cell: ({ customer }) => (
      <RecordLink kind="customer" number={customer.number}>
        <bdi>{customer.name}</bdi>
      </RecordLink>
    ),
  },
  {
    id: 'order',
    label: words('billing.order'),
    width: 120,
    cell: ({ order }) => (order ? <RecordLink kind="sales-order" number={order} /> : null),
  },
  ...own,
  amount('amount'),
  amount('allocated'),
  amount('refunded'),
  amount('left'),
];
