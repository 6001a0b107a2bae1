import { SegmentedControl, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../ask/ask.ts';
import { tellDone } from '../../ui/problem-alert.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';
import { AmountInput } from './money-fields.tsx';
import { creditable, QuantityTable, quantitiesInput } from './quantity-table.tsx';

/** Takes back quantities of an invoice, with the goods or without, or an amount alone (D6). */
export function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const w = useWords();
  const lines = creditable(invoice.lines);
  const [by, setBy] = useState<'lines' | 'amount'>('lines');
  const [quantities, setQuantities] = useState<Record<number, string>>({});
  const [amount, setAmount] = useState('');
  const [restock, setRestock] = useState(false);
  const [location, setLocation] = useState('');
  const [reason, setReason] = useState('');
  const chosen = quantitiesInput(quantities);
  const what: Input | null =
    by === 'amount'
      ? amount.trim()
        ? { amount: amount.trim() }
        : null
      : chosen.length
        ? { lines: chosen, restock, ...(restock && location && { location }) }
        : null;
  const input = what && reason.trim() ? { invoice: invoice.number, ...what, reason: reason.trim() } : null;
  return (
    <WishDialog
      title={w('billing.act.credit')}
      verb={w('billing.verb.credit')}
      size="lg"
      wish={input && { command: 'credit-note.create', input }}
      onClose={onClose}
      onDone={() => tellDone(w('form.saved'))}
    >
      <SegmentedControl
        aria-label={w('billing.credit.by')}
        value={by}
        onChange={(next) => setBy(next === 'amount' ? 'amount' : 'lines')}
        data={[
          { value: 'lines', label: w('billing.credit.lines') },
          { value: 'amount', label: w('billing.credit.amount') },
        ]}
      />
      {by === 'amount' ? (
        <AmountInput
          label={w('billing.amount')}
          description={w('billing.credit.amountHint')}
          value={amount}
          onChange={setAmount}
          currency={invoice.currency}
        />
      ) : (
        <Stack gap="sm">
          <QuantityTable
            most={w('billing.credit.left')}
            lines={lines}
            quantities={quantities}
            onChange={setQuantities}
          />
          <Switch
            label={w('billing.credit.restock')}
            checked={restock}
            onChange={(event) => setRestock(event.currentTarget.checked)}
          />
          {restock && (
            <LocationSelect
              label={w('billing.credit.location')}
              description={w('billing.credit.locationHint')}
              value={location}
              onChange={setLocation}
              clearable
            />
          )}
        </Stack>
      )}
      <Textarea
        required
        label={w('billing.reason')}
        description={
          <Text span size="xs">
            {w('billing.credit.reasonHint')}
          </Text>
        }
        autosize
        minRows={1}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </WishDialog>
  );
}
