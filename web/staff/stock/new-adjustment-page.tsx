import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '../../ui/figures.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import { NewStockDocument } from './new-stock-document.tsx';

const FIELDS = ['product', 'quantity', 'bin', 'lot', 'unitCost'] as const;

export default function NewAdjustmentPage() {
  const w = useWords();
  const today = useToday();
  const [head, setHead] = useState({ location: '', day: today, reason: '', note: '' });
  const change = (part: Partial<typeof head>): void => setHead({ ...head, ...part });
  return (
    <NewStockDocument
      noun="adjustment"
      title={w('stockWork.newAdjustment')}
      lead={w('stockWork.adjustmentLead')}
      place="/stock/adjustments"
      fields={FIELDS}
      location={head.location}
      head={head}
    >
      <LocationSelect
        label={w('stockWork.location')}
        value={head.location}
        onChange={(location) => change({ location })}
        required
        autoFocus
      />
      <TextInput
        label={w('stockWork.reason')}
        required
        value={head.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={w('stockWork.day')}
        value={head.day}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
      <TextInput
        label={w('stockWork.note')}
        value={head.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </NewStockDocument>
  );
}
