import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';

export function VoidDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const w = useWords();
  const [note, setNote] = useState('');
  return (
    <WishDialog
      title={w('billing.act.void')}
      verb={w('billing.verb.void')}
      destructive
      wish={{
        command: 'invoice.void',
        ref: invoice.id,
        version: invoice.version,
        input: note.trim() ? { note: note.trim() } : {},
      }}
      onClose={onClose}
    >
      <Textarea
        label={w('billing.note')}
        description={w('billing.voidNote')}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </WishDialog>
  );
}
