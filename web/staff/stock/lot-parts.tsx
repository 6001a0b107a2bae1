import { Button, Text } from '@mantine/core';
import { useList } from '../../ask/use-ask.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Day, Quantity } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import { hasAddress } from '../shell/record-address.ts';
import type { LotMove, LotTrace, Recalled } from './stock-types.ts';

export function LotStock({ trace }: { trace: LotTrace }) {
  const w = useWords();
  return (
    <PagePart title={w('stock.stands')}>
      <FigureTable
        label={w('stock.stands')}
        none={w('stock.standsNone')}
        rows={trace.stock}
        keyOf={({ location, bin }) => `${location} ${bin}`}
        cols={[
          { label: w('stock.location'), cell: ({ location }) => location },
          { label: w('stock.bin'), cell: ({ bin }) => bin },
          { label: w('stock.onHand'), right: true, cell: ({ onHand }) => <Quantity of={onHand} /> },
          { label: w('stock.committed'), right: true, cell: (row) => <Quantity of={row.committed} quiet /> },
        ]}
      />
    </PagePart>
  );
}

export function LotMoves({ title, none, moves }: { title: string; none: string; moves: readonly LotMove[] }) {
  const w = useWords();
  return (
    <PagePart title={title}>
      <FigureTable
        label={title}
        none={none}
        rows={moves}
        keyOf={({ document, location, event }) => `${document.id} ${location} ${event}`}
        cols={[
          {
            label: w('stock.document'),
            cell: ({ document: { kind, number } }) =>
              hasAddress(kind) ? <RecordLink kind={kind} number={number} /> : number,
          },
          { label: w('stock.event'), cell: ({ event }) => event },
          { label: w('stock.supplier'), cell: ({ supplierName }) => <bdi>{supplierName}</bdi> },
          { label: w('stock.location'), cell: ({ location }) => location },
          { label: w('stock.day'), cell: ({ day }) => <Day of={day} /> },
          { label: w('stock.quantity'), right: true, cell: ({ quantity }) => <Quantity of={quantity} /> },
        ]}
      />
    </PagePart>
  );
}

const Contact = ({ email, phone }: { email: string | null; phone: string | null }) => (
  <bdi>{[email, phone].filter(Boolean).join(' · ')}</bdi>
);

export function LotCustomers({ trace }: { trace: LotTrace }) {
  const w = useWords();
  return (
    <PagePart title={w('stock.customers')}>
      <FigureTable
        label={w('stock.customers')}
        none={w('stock.customersNone')}
        rows={trace.customers}
        keyOf={({ customer }) => customer}
        cols={[
          {
            label: w('stock.customer'),
            cell: ({ customer, name }) => (
              <RecordLink kind="customer" number={customer}>
                <bdi>{name}</bdi>
              </RecordLink>
            ),
          },
          { label: w('stock.contact'), cell: Contact },
          { label: w('stock.orders'), right: true, cell: ({ orders }) => orders },
          { label: w('stock.shipped'), right: true, cell: ({ shipped }) => <Quantity of={shipped} /> },
        ]}
      />
    </PagePart>
  );
}

export function LotRecall({ of }: { of: string }) {
  const w = useWords();
  const { rows, list } = useList<Recalled>('lot.recall', { ref: of });
  return (
    <PagePart title={w('stock.recall')}>
      <Text size="sm" c="dimmed" mb="xs">
        {w('stock.recallHint')}
      </Text>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      <FigureTable
        label={w('stock.recall')}
        none={w('stock.recallNone')}
        minWidth={680}
        rows={rows}
        keyOf={({ orderId }) => orderId}
        cols={[
          { label: w('stock.order'), cell: ({ order }) => <RecordLink kind="sales-order" number={order} /> },
          { label: w('stock.status'), cell: ({ status }) => status },
          { label: w('stock.customer'), cell: ({ name }) => <bdi>{name}</bdi> },
          { label: w('stock.contact'), cell: Contact },
          { label: w('stock.day'), cell: ({ day }) => <Day of={day} /> },
          { label: w('stock.shipped'), right: true, cell: ({ shipped }) => <Quantity of={shipped} quiet /> },
          { label: w('stock.returned'), right: true, cell: (row) => <Quantity of={row.returned} quiet /> },
          { label: w('stock.committed'), right: true, cell: (row) => <Quantity of={row.committed} quiet /> },
        ]}
      />
      {list.hasNextPage && (
        <Button variant="subtle" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('stock.more')}
        </Button>
      )}
    </PagePart>
  );
}
