import { tellDone } from '../../ui/problem-alert.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';
import { MoneyFields, moneyInput, useMoneyDraft } from './money-fields.tsx';

/** Records money that came in for one invoice; what is over stays the customer's credit. */
export function PayDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const w = useWords();
  const { draft, edit } = useMoneyDraft(invoice.owed);
  return (
    <WishDialog
      title={w('billing.act.pay')}
      verb={w('billing.verb.pay')}
      wish={
        draft.amount.trim()
          ? { command: 'payment.create', input: { invoices: [invoice.number], ...moneyInput(draft) } }
          : null
      }
      onClose={onClose}
      onDone={() => tellDone(w('form.saved'))}
    >
      <MoneyFields draft={draft} edit={edit} currency={invoice.currency} />
    </WishDialog>
  );
}
