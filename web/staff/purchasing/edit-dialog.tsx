import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { tellDone } from '../../ui/problem-alert.tsx';
import { LocationSelect, SupplierSelect } from '../../ui/record-select.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { PurchaseDialogProps } from './purchase-moves.tsx';

/** The header: when and where its goods are expected, reference, notes; of a draft the supplier, too. */
export function EditDialog({ move, purchase, onClose }: PurchaseDialogProps) {
  const w = useWords();
  const before = {
    supplier: purchase.supplier.number,
    location: purchase.location ?? '',
    expectedOn: purchase.expectedOn ?? '',
    reference: purchase.reference ?? '',
    notes: purchase.notes ?? '',
  };
  const [head, setHead] = useState(before);
  const set = (part: Partial<typeof head>): void => setHead({ ...head, ...part });
  // Only what was changed is sent; what was emptied is taken away.
  const changed = Object.entries(head)
    .filter(([name, value]) => value !== before[name as keyof typeof before])
    .filter(([name, value]) => value !== '' || !['supplier', 'location'].includes(name))
    .map(([name, value]) => [name, value.trim() || null]);
  const wish = changed.length
    ? {
        command: 'purchase-order.update',
        ref: purchase.id,
        version: purchase.version,
        input: Object.fromEntries(changed),
      }
    : null;
  return (
    <WishDialog
      title={`${move.label}: ${purchase.number}`}
      verb={w('app.save')}
      wish={wish}
      onClose={onClose}
      onDone={() => tellDone(w('purchasing.saved', { number: purchase.number }))}
    >
      {purchase.status === 'draft' && purchase.kind === 'stock' && (
        <SupplierSelect
          label={w('purchasing.supplier')}
          value={head.supplier}
          onChange={(supplier) => set({ supplier })}
        />
      )}
      {purchase.kind === 'stock' && (
        <LocationSelect
          label={w('purchasing.location')}
          value={head.location}
          onChange={(location) => set({ location })}
        />
      )}
      <TextInput
        type="date"
        label={w('purchasing.expectedOn')}
        value={head.expectedOn}
        onChange={(event) => set({ expectedOn: event.currentTarget.value })}
      />
      <TextInput
        label={w('purchasing.reference')}
        value={head.reference}
        onChange={(event) => set({ reference: event.currentTarget.value })}
      />
      <Textarea
        label={w('purchasing.notes')}
        autosize
        minRows={2}
        value={head.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </WishDialog>
  );
}
