import { Button } from '@mantine/core';
import { IconCoins, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../ask/session.ts';
import { useWords, words } from '../../words/words.ts';
import type { PaymentRow } from './billing-types.ts';
import { creditColumns } from './credit-columns.tsx';
import { CreditList } from './credit-list.tsx';
import { methodText } from './method-select.tsx';

export default function PaymentListPage() {
  const w = useWords();
  const may = useMay('billing:write');
  return (
    <CreditList<PaymentRow>
      kind="payment"
      title={w('billing.payments')}
      columns={COLUMNS}
      icon={IconCoins}
      none={w('billing.nonePayments')}
      noneHint={w('billing.nonePaymentsHint')}
      actions={
        may && (
          <Button
            component={Link}
            to="/billing/payments/new"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {w('billing.newPayment')}
          </Button>
        )
      }
    />
  );
}

const COLUMNS = creditColumns<PaymentRow>('payment', words('billing.payment'), [
  { id: 'method', label: words('billing.method'), width: 110, cell: ({ method }) => methodText(method) },
  {
    id: 'reference',
    label: words('billing.reference'),
    width: 150,
    cell: ({ reference }) => <bdi>{reference}</bdi>,
  },
]);
