import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '../../ui/figures.tsx';
import { LocationSelect, SupplierSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import { NewStockDocument } from './new-stock-document.tsx';

const FIELDS = ['product', 'quantity', 'bin', 'lot', 'expiresOn', 'unitCost'] as const;

export default function NewReceiptPage() {
  const w = useWords();
  const today = useToday();
  const [head, setHead] = useState({ location: '', day: today, supplier: '', reference: '', note: '' });
  const change = (part: Partial<typeof head>): void => setHead({ ...head, ...part });
  return (
    <NewStockDocument
      noun="receipt"
      title={w('stockWork.newReceipt')}
      lead={w('stockWork.receiptsHint')}
      place="/stock/receipts"
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
        type="date"
        label={w('stockWork.day')}
        value={head.day}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
      <SupplierSelect
        label={w('stockWork.supplier')}
        value={head.supplier}
        onChange={(supplier) => change({ supplier })}
        clearable
      />
      <TextInput
        label={w('stockWork.reference')}
        value={head.reference}
        onChange={(event) => change({ reference: event.currentTarget.value })}
      />
      <TextInput
        label={w('stockWork.note')}
        value={head.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </NewStockDocument>
  );
}
