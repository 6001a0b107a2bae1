import { Button, Paper, Stack } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import type { Credit, Uses } from './billing-types.ts';
import { ReleaseDialog } from './credit-dialogs.tsx';
import { methodText } from './method-select.tsx';

export function CreditFacts({ credit, own }: { credit: Credit; own: readonly Fact[] }) {
  const w = useWords();
  const { customer, order, currency } = credit;
  const sum = (id: 'amount' | 'allocated' | 'refunded' | 'left'): Fact => [
    w(`billing.${id}`),
    <Amount key={id} of={credit[id]} currency={currency} />,
  ];
  return (
    <Paper withBorder p="md">
      <Facts
        facts={[
          [
            w('billing.customer'),
            <RecordLink key="customer" kind="customer" number={customer.number}>
              <bdi>{customer.name}</bdi>
            </RecordLink>,
          ],
          [w('billing.order'), order && <RecordLink kind="sales-order" number={order} />],
          [w('billing.day'), <Day key="day" of={credit.day} />],
          ...own,
          sum('amount'),
          sum('allocated'),
          sum('refunded'),
          sum('left'),
        ]}
      />
    </Paper>
  );
}

/** The invoices it was applied to and what was given back; a payment can be taken off an invoice again. */
export function CreditUses({ kind, credit }: { kind: 'payment' | 'credit-note'; credit: Credit & Uses }) {
  const w = useWords();
  const may = useMay('billing:write');
  const [released, setReleased] = useState<Uses['allocations'][number] | null>(null);
  const amount = ({ amount: of }: { amount: string }) => <Amount of={of} currency={credit.currency} />;
  return (
    <Stack gap="lg">
      <PagePart title={w('billing.usedFor')}>
        <FigureTable
          label={w('billing.usedFor')}
          rows={credit.allocations}
          keyOf={({ invoiceId }) => invoiceId}
          none={w('billing.usedNothing')}
          cols={[
            {
              label: w('billing.invoice'),
              cell: ({ invoice }) => <RecordLink kind="invoice" number={invoice} strong />,
            },
            { label: w('billing.amount'), right: true, cell: amount },
            {
              label: '',
              right: true,
              cell: (one) =>
                kind === 'payment' &&
                may && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => setReleased(one)}
                    aria-label={`${w('billing.act.release')} ${one.invoice}`}
                  >
                    {w('billing.act.release')}
                  </Button>
                ),
            },
          ]}
        />
      </PagePart>
      <PagePart title={w('billing.givenBack')}>
        <FigureTable
          label={w('billing.givenBack')}
          rows={credit.refunds}
          keyOf={({ number }) => number}
          none={w('billing.givenNothing')}
          cols={[
            { label: w('billing.act.refund'), cell: ({ number }) => number },
            { label: w('billing.day'), cell: ({ day }) => <Day of={day} /> },
            { label: w('billing.method'), cell: ({ method }) => methodText(method) },
            { label: w('billing.reference'), cell: ({ reference }) => <bdi>{reference}</bdi> },
            { label: w('billing.amount'), right: true, cell: amount },
          ]}
        />
      </PagePart>
      {released && (
        <ReleaseDialog
          payment={credit}
          invoice={released.invoice}
          amount={released.amount}
          onClose={() => setReleased(null)}
        />
      )}
    </Stack>
  );
}
