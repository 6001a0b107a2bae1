import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../ask/use-ask.ts';
import { tellDone } from '../../ui/problem-alert.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import { type Allocations, AllocationTable, allocationsInput } from './allocation-table.tsx';
import type { Account, Credit } from './billing-types.ts';
import { AmountInput, MoneyFields, moneyInput, useMoneyDraft } from './money-fields.tsx';

interface CreditDialogProps {
  readonly kind: 'payment' | 'credit-note';
  readonly credit: Credit;
  readonly onClose: () => void;
}

/** Applies what is left of a payment or credit note to open invoices of the same customer. */
export function AllocateDialog({ kind, credit, onClose }: CreditDialogProps) {
  const w = useWords();
  const { data } = useAsk<Account>('customer.account', { ref: credit.customer.id });
  const [allocations, setAllocations] = useState<Allocations>({});
  const invoices = data?.openInvoices.filter(({ currency }) => currency === credit.currency) ?? [];
  const chosen = allocationsInput(allocations);
  return (
    <WishDialog
      title={w('billing.act.allocate')}
      verb={w('billing.verb.apply')}
      size="lg"
      wish={
        chosen.length
          ? {
              command: kind === 'payment' ? 'payment.allocate' : 'credit-note.apply',
              ref: credit.id,
              version: credit.version,
              input: { allocations: chosen },
            }
          : null
      }
      onClose={onClose}
      onDone={() => tellDone(w('form.saved'))}
    >
      <AllocationTable
        invoices={invoices}
        amount={credit.left}
        currency={credit.currency}
        allocations={allocations}
        onChange={setAllocations}
      />
    </WishDialog>
  );
}

/** Gives back what is left of a payment or credit note, or a part of it. */
export function RefundDialog({ kind, credit, onClose }: CreditDialogProps) {
  const w = useWords();
  const { draft, edit } = useMoneyDraft(credit.left);
  const wish = {
    command: `${kind}.refund`,
    ref: credit.id,
    version: credit.version,
    input: moneyInput(draft),
  };
  return (
    <WishDialog
      title={w('billing.act.refund')}
      verb={w('billing.verb.refund')}
      destructive
      wish={draft.amount.trim() ? wish : null}
      onClose={onClose}
      onDone={() => tellDone(w('form.saved'))}
    >
      <MoneyFields draft={draft} edit={edit} currency={credit.currency} />
    </WishDialog>
  );
}

interface ReleaseDialogProps {
  readonly payment: Credit;
  readonly invoice: string;
  readonly amount: string;
  readonly onClose: () => void;
}

/** Takes a payment off an invoice again. */
export function ReleaseDialog({ payment, invoice, amount: most, onClose }: ReleaseDialogProps) {
  const w = useWords();
  const [amount, setAmount] = useState(most);
  const [note, setNote] = useState('');
  const input = { invoice, amount: amount.trim(), ...(note.trim() && { note: note.trim() }) };
  return (
    <WishDialog
      title={`${w('billing.act.release')}: ${invoice}`}
      verb={w('billing.verb.release')}
      destructive
      wish={
        amount.trim()
          ? { command: 'payment.release', ref: payment.id, version: payment.version, input }
          : null
      }
      onClose={onClose}
      onDone={() => tellDone(w('form.saved'))}
    >
      <AmountInput
        label={w('billing.amount')}
        description={w('billing.releaseHint')}
        value={amount}
        onChange={setAmount}
        currency={payment.currency}
        autoFocus
      />
      <Textarea
        label={w('billing.note')}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </WishDialog>
  );
}
