import { Stack } from '@mantine/core';
import { useList } from '../../ask/use-ask.ts';
import { type Col, FigureTable } from '../../ui/figure-table.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords, words } from '../../words/words.ts';
import type { Credit, CreditNoteRow, Invoice, PaymentRow } from './billing-types.ts';
import { methodText } from './method-select.tsx';

/** What paid an invoice and what credited it. */
export function InvoiceMoney({ invoice }: { invoice: Invoice }) {
  const w = useWords();
  const payments = useList<PaymentRow>('payment.list', { invoice: invoice.id });
  const notes = useList<CreditNoteRow>('credit-note.list', { invoice: invoice.id });
  return (
    <Stack gap="lg">
      <PagePart title={w('billing.paidBy')}>
        <FigureTable
          label={w('billing.paidBy')}
          cols={PAYMENTS}
          rows={payments.rows}
          keyOf={({ id }) => id}
          none={w('billing.paidNothing')}
        />
      </PagePart>
      <PagePart title={w('billing.creditedBy')}>
        <FigureTable
          label={w('billing.creditedBy')}
          cols={NOTES}
          rows={notes.rows}
          keyOf={({ id }) => id}
          none={w('billing.creditedNothing')}
        />
      </PagePart>
    </Stack>
  );
}

const DAY: Col<Credit> = { label: words('billing.day'), cell: ({ day }) => <Day of={day} /> };
const AMOUNT: Col<Credit> = {
  label: words('billing.amount'),
  right: true,
  cell: ({ amount, currency }) => <Amount of={amount} currency={currency} />,
};
const LEFT: Col<Credit> = {
  label: words('billing.left'),
  right: true,
  cell: ({ left, currency }) => <Amount of={left} currency={currency} />,
};

const PAYMENTS: readonly Col<PaymentRow>[] = [
  {
    label: words('billing.payment'),
    cell: ({ number }) => <RecordLink kind="payment" number={number} strong />,
  },
  DAY,
  { label: words('billing.method'), cell: ({ method }) => methodText(method) },
  { label: words('billing.reference'), cell: ({ reference }) => <bdi>{reference}</bdi> },
  AMOUNT,
  LEFT,
];
const NOTES: readonly Col<CreditNoteRow>[] = [
  {
    label: words('billing.creditNote'),
    cell: ({ number }) => <RecordLink kind="credit-note" number={number} strong />,
  },
  DAY,
  { label: words('billing.reason'), cell: ({ reason }) => <bdi>{reason}</bdi> },
  AMOUNT,
  LEFT,
];
