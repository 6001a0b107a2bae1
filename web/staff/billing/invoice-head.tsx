import { Anchor, Paper } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AddressText } from '../../ui/address-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';

/** Whose invoice it is, when it is due, and what came of it; amounts lead to what made them. */
export function InvoiceHead({ invoice }: { invoice: Invoice }) {
  const w = useWords();
  const { customer, order, currency, number } = invoice;
  const made = (of: string, to: string) =>
    number === null ? (
      <Amount of={of} currency={currency} />
    ) : (
      <Anchor component={Link} to={to} search={{ invoice: number } as never} size="sm">
        <Amount of={of} currency={currency} />
      </Anchor>
    );
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
          [w('billing.order'), <RecordLink key="order" kind="sales-order" number={order} />],
          [w('billing.day'), <Day key="day" of={invoice.day} />],
          [w('billing.dueOn'), <Day key="due" of={invoice.dueOn} />],
          [w('billing.total'), <Amount key="total" of={invoice.total} currency={currency} />],
          [w('billing.paid'), made(invoice.paid, '/billing/payments')],
          [w('billing.credited'), made(invoice.credited, '/billing/credit-notes')],
          [
            w('billing.owed'),
            <b key="owed">
              <Amount of={invoice.owed} currency={currency} />
            </b>,
          ],
          [w('billing.voidedOn'), invoice.voidedOn && <Day of={invoice.voidedOn} />],
          [w('billing.billTo'), invoice.billTo && <AddressText of={invoice.billTo} />],
          [w('billing.notes'), invoice.notes && <bdi>{invoice.notes}</bdi>],
        ]}
      />
    </Paper>
  );
}
