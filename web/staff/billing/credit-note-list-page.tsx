import { IconReceiptRefund } from '@tabler/icons-react';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords, words } from '../../words/words.ts';
import type { CreditNoteRow } from './billing-types.ts';
import { creditColumns } from './credit-columns.tsx';
import { CreditList } from './credit-list.tsx';

export default function CreditNoteListPage() {
  const w = useWords();
  return (
    <CreditList<CreditNoteRow>
      kind="credit-note"
      title={w('billing.creditNotes')}
      columns={COLUMNS}
      icon={IconReceiptRefund}
      none={w('billing.noneCredits')}
      noneHint={w('billing.noneCreditsHint')}
    />
  );
}

const COLUMNS = creditColumns<CreditNoteRow>('credit-note', words('billing.creditNote'), [
  {
    id: 'invoice',
    label: words('billing.invoice'),
    width: 120,
    cell: ({ invoice }) => <RecordLink kind="invoice" number={invoice} />,
  },
  { id: 'reason', label: words('billing.reason'), width: 180, cell: ({ reason }) => <bdi>{reason}</bdi> },
]);
