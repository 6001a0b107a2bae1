import { Text } from '@mantine/core';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Facts } from '../../ui/facts.tsx';
import { type Col, FigureTable } from '../../ui/figure-table.tsx';
import { Amount, Day, Quantity } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { PaperButtons } from '../../ui/paper-buttons.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import { PurchaseMoves } from './purchase-moves.tsx';
import type { Purchase, PurchaseLine } from './purchase-types.ts';

export default function PurchasePage() {
  const w = useWords();
  const ref = useRefOfPage();
  const question = useAsk<Purchase>('purchase-order.get', { ref });
  const purchase = question.data;
  return (
    <Page
      title={purchase?.number ?? ref}
      aside={purchase && <StatusBadge status={purchase.status} colour={purchase.colour} />}
      lead={
        purchase && (
          <RecordLink kind="supplier" number={purchase.supplier.number}>
            <bdi>{purchase.supplier.name}</bdi>
          </RecordLink>
        )
      }
      actions={
        purchase && (
          <>
            <PaperButtons kind="purchase-order" id={purchase.id} number={purchase.number} />
            <PurchaseMoves purchase={purchase} />
          </>
        )
      }
    >
      <Answered question={question}>
        {(shown) => (
          <>
            <PurchaseFacts purchase={shown} />
            <PagePart title={w('purchasing.lines')}>
              <Lines purchase={shown} />
            </PagePart>
            <PagePart title={w('purchasing.timeline')}>
              <DocumentTimeline kind="purchase-order" id={shown.id} />
            </PagePart>
          </>
        )}
      </Answered>
    </Page>
  );
}

function PurchaseFacts({ purchase }: { purchase: Purchase }) {
  const w = useWords();
  const { order, shipTo } = purchase;
  const goesTo = shipTo && [shipTo.name, shipTo.city, shipTo.country].filter(Boolean).join(', ');
  return (
    <Facts
      facts={[
        [w('purchasing.kind'), w(`purchasing.kinds.${purchase.kind}`)],
        [w('purchasing.location'), purchase.location],
        [w('purchasing.order'), order && <RecordLink key="order" kind="sales-order" number={order} />],
        [w('purchasing.shipTo'), goesTo && <bdi key="shipTo">{goesTo}</bdi>],
        [w('purchasing.orderDate'), <Day key="orderDate" of={purchase.orderDate} />],
        [w('purchasing.issuedOn'), <Day key="issuedOn" of={purchase.issuedOn} />],
        [w('purchasing.expectedOn'), <Day key="expectedOn" of={purchase.expectedOn} />],
        [w('purchasing.reference'), purchase.reference],
        [w('purchasing.total'), <Amount key="total" of={purchase.total} currency={purchase.currency} />],
        [w('purchasing.notes'), purchase.notes && <bdi key="notes">{purchase.notes}</bdi>],
      ]}
    />
  );
}

function Lines({ purchase }: { purchase: Purchase }) {
  const w = useWords();
  const came = purchase.kind === 'drop-ship' ? w('purchasing.shipped') : w('purchasing.received');
  const number = (label: string, of: (line: PurchaseLine) => string): Col<PurchaseLine> => ({
    label,
    right: true,
    cell: (line) => <Quantity of={of(line)} quiet />,
  });
  return (
    <FigureTable
      label={w('purchasing.lines')}
      minWidth={860}
      rows={purchase.lines}
      keyOf={({ line }) => String(line)}
      cols={[
        { label: w('purchasing.line'), cell: ({ line }) => line },
        {
          label: w('purchasing.product'),
          cell: ({ product, name }) => (
            <>
              <RecordLink kind="product" number={product} strong />
              <Text size="xs" c="dimmed">
                <bdi>{name}</bdi>
              </Text>
            </>
          ),
        },
        {
          label: w('purchasing.ordered'),
          right: true,
          cell: ({ quantity, unit }) => (
            <>
              <Quantity of={quantity} /> {unit}
            </>
          ),
        },
        number(came, ({ received }) => received),
        number(w('purchasing.returned'), ({ returned }) => returned),
        number(w('purchasing.cancelled'), ({ cancelled }) => cancelled),
        number(w('purchasing.open'), ({ open }) => open),
        {
          label: w('purchasing.unitCost'),
          right: true,
          cell: ({ unitCost }) => <Quantity of={unitCost} />,
        },
        {
          label: w('purchasing.amount'),
          right: true,
          cell: ({ amount }) => <Amount of={amount} currency={purchase.currency} />,
        },
        {
          label: w('purchasing.links'),
          cell: ({ links }) =>
            links.map(({ order, line, quantity }) => (
              <div key={`${order} ${line}`}>
                <RecordLink kind="sales-order" number={order} /> (<Quantity of={quantity} />)
              </div>
            )),
        },
      ]}
    />
  );
}
