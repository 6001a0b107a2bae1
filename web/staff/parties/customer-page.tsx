import { Button } from '@mantine/core';
import { IconCoins, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../ask/session.ts';
import { useWords } from '../../words/words.ts';
import { MasterPage, type MasterTab } from '../records/master-page.tsx';
import { CustomerAccount } from './customer-account.tsx';
import { InvoicesOf, OrdersOf } from './customer-documents.tsx';
import { customerSections } from './party-fields.ts';
import { KINDS } from './party-types.ts';

export default function CustomerPage() {
  const w = useWords();
  const mayBill = useMay('billing:write');
  const maySell = useMay('sales:write');
  const tabs: readonly MasterTab[] = [
    {
      value: 'account',
      label: w('parties.tabs.account'),
      show: ({ id, number }) => <CustomerAccount id={id} number={String(number)} />,
    },
    { value: 'orders', label: w('parties.tabs.orders'), show: ({ id }) => <OrdersOf customer={id} /> },
    { value: 'invoices', label: w('parties.tabs.invoices'), show: ({ id }) => <InvoicesOf customer={id} /> },
  ];
  return (
    <MasterPage
      kind={KINDS.customer}
      sections={customerSections(mayBill)}
      tabs={tabs}
      actions={({ number, active }) => (
        <>
          {maySell && active && (
            <Button
              component={Link}
              to="/orders/new"
              search={{ customer: String(number) } as never}
              leftSection={<IconPlus size={16} aria-hidden="true" />}
            >
              {w('parties.newOrder')}
            </Button>
          )}
          {mayBill && (
            <Button
              component={Link}
              to="/billing/payments/new"
              search={{ customer: String(number) } as never}
              variant="default"
              leftSection={<IconCoins size={16} aria-hidden="true" />}
            >
              {w('parties.newPayment')}
            </Button>
          )}
        </>
      )}
    />
  );
}
