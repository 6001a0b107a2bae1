import { Stack } from '@mantine/core';
import { useWords } from '../../words/words.ts';
import type { Rehearsal } from './asking.ts';
import { FigureCards, Names } from './figure-cards.tsx';

type Records = Extract<Rehearsal, { what: 'products' | 'customers' }>;
type Stock = Extract<Rehearsal, { what: 'stock' }>;

export function RecordRehearsal({ of }: { of: Records }) {
  const w = useWords();
  const becomes = w(of.updates ? 'imports.rehearsal.willChange' : 'imports.rehearsal.stays');
  return (
    <Stack gap="sm">
      <FigureCards
        figures={[
          {
            label: w('imports.rehearsal.records'),
            value: String(of.create),
            hint: w('imports.rehearsal.lead'),
          },
          { label: w('imports.rehearsal.alreadyThere'), value: of.alreadyThere },
          { label: w('imports.rehearsal.differing'), value: of.differing.total, hint: becomes },
          { label: w('imports.rehearsal.refused'), value: of.refusedRows },
        ]}
      />
      <Names
        label={`${w('imports.rehearsal.differing')}, ${becomes}`}
        total={of.differing.total}
        first={of.differing.first.map(({ code, fields }) => `${code} (${fields.join(', ')})`)}
      />
      <Names label={w('imports.rehearsal.unused')} total={of.unusedColumns.length} first={of.unusedColumns} />
    </Stack>
  );
}

export function StockRehearsal({ of }: { of: Stock }) {
  const w = useWords();
  return (
    <Stack gap="sm">
      <FigureCards
        figures={[
          {
            label: w('imports.rehearsal.receipts'),
            value: String(of.receipts),
            hint: w('imports.rehearsal.lead'),
          },
          ...of.locations.map(({ location, lines }) => ({
            label: `${location}: ${w('imports.rehearsal.lines')}`,
            value: lines,
          })),
          { label: w('imports.rehearsal.refused'), value: of.refusedRows },
        ]}
      />
      <Names label={w('imports.rehearsal.unused')} total={of.unusedColumns.length} first={of.unusedColumns} />
    </Stack>
  );
}
