import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '../../ui/figures.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import { NewStockDocument } from './new-stock-document.tsx';

const FIELDS = ['product', 'quantity', 'bin', 'lot'] as const;

export default function NewTransferPage() {
  const w = useWords();
  const today = useToday();
  const [head, setHead] = useState({ from: '', to: '', day: today, expectedOn: '', note: '' });
  const change = (part: Partial<typeof head>): void => setHead({ ...head, ...part });
  return (
    <NewStockDocument
      noun="transfer"
      title={w('stockWork.newTransfer')}
      lead={w('stockWork.transfersHint')}
      place="/stock/transfers"
      fields={FIELDS}
      location={head.from}
      head={head}
    >
      <LocationSelect
        label={w('stockWork.from')}
        value={head.from}
        onChange={(from) => change({ from })}
        required
        autoFocus
      />
      <LocationSelect label={w('stockWork.to')} value={head.to} onChange={(to) => change({ to })} required />
      <TextInput
        type="date"
        label={w('stockWork.day')}
        value={head.day}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={w('stockWork.expectedOn')}
        value={head.expectedOn}
        onChange={(event) => change({ expectedOn: event.currentTarget.value })}
      />
      <TextInput
        label={w('stockWork.note')}
        value={head.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </NewStockDocument>
  );
}
