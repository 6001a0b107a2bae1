import { Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../ask/ask.ts';
import { tellDone } from '../../ui/problem-alert.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';
import { type Quantities, QuantityTable, quantitiesInput } from './quantity-table.tsx';

/** Changes a draft; of an open invoice only the due date and the notes. */
export function InvoiceEditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const w = useWords();
  const isDraft = invoice.status === 'draft';
  const [day, setDay] = useState(invoice.day);
  const [dueOn, setDueOn] = useState(invoice.dueOn ?? '');
  const [notes, setNotes] = useState(invoice.notes ?? '');
  const had = Object.fromEntries(invoice.lines.map(({ line, quantity }) => [line, quantity]));
  const [quantities, setQuantities] = useState<Quantities>(had);
  const hadCharges = Number(invoice.charges.shipping) > 0 || Number(invoice.charges.other) > 0;
  const [charges, setCharges] = useState(hadCharges);
  const input: Input = {
    ...(dueOn !== (invoice.dueOn ?? '') && { dueOn: dueOn || null }),
    ...(notes.trim() !== (invoice.notes ?? '') && { notes: notes.trim() || null }),
    ...(isDraft && day && day !== invoice.day && { day }),
    ...(isDraft && charges !== hadCharges && { charges }),
    ...(isDraft &&
      JSON.stringify(quantities) !== JSON.stringify(had) && { lines: quantitiesInput(quantities) }),
  };
  const isChanged = Object.keys(input).length > 0;
  return (
    <WishDialog
      title={w('billing.act.edit')}
      verb={w('billing.verb.edit')}
      size="lg"
      wish={isChanged ? { command: 'invoice.edit', ref: invoice.id, version: invoice.version, input } : null}
      onClose={onClose}
      onDone={() => tellDone(w('form.saved'))}
    >
      {isDraft && (
        <>
          <Text size="sm" c="dimmed">
            {w('billing.edit.hint')}
          </Text>
          <QuantityTable
            most={w('billing.edit.now')}
            lines={invoice.lines.map((line) => ({ ...line, most: line.quantity }))}
            quantities={quantities}
            onChange={setQuantities}
          />
          <Switch
            label={w('billing.edit.charges')}
            checked={charges}
            onChange={(event) => setCharges(event.currentTarget.checked)}
          />
          <TextInput
            type="date"
            label={w('billing.day')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        type="date"
        label={w('billing.dueOn')}
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      <Textarea
        label={w('billing.notes')}
        autosize
        minRows={2}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
    </WishDialog>
  );
}
