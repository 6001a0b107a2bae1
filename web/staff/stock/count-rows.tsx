import { Button, Text } from '@mantine/core';
import { useList } from '../../ask/use-ask.ts';
import { Quantity } from '../../ui/figures.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import type { Shown } from './count-page.tsx';
import type { CountRow, StockCount } from './work-types.ts';

const FILTERS = {
  all: {},
  uncounted: { counted: false },
  counted: { counted: true },
  differingOnly: { differing: true },
} as const;

interface CountRowsProps {
  readonly count: StockCount;
  readonly shown: Shown;
  /** Chosen to be counted; absent where nothing may be written down. */
  readonly onCount: ((row: CountRow) => void) | undefined;
}

/** The rows in walking order. */
export function CountRows({ count, shown, onCount }: CountRowsProps) {
  const w = useWords();
  const { rows, list } = useList<CountRow>('stock-count.rows', { ref: count.number, ...FILTERS[shown] });
  const expected = count.blind && count.status !== 'posted' ? [] : EXPECTED;
  const button: Column<CountRow> = {
    id: 'count',
    label: w('stockWork.countRow'),
    width: 100,
    cell: (row) => (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={w('stockWork.countedOf', { sku: row.product, bin: row.bin })}
        onClick={() => onCount?.(row)}
      >
        {w('stockWork.countRow')}
      </Button>
    ),
  };
  return (
    <RecordList
      label={w('stockWork.counts')}
      idOf={({ line }) => String(line)}
      columns={[...COLUMNS, ...expected, ...(onCount ? [button] : [])]}
      rows={rows}
      list={list}
      height={460}
      {...(onCount && { onOpen: onCount })}
      empty={<Text c="dimmed">{w('stockWork.rowsNone')}</Text>}
    />
  );
}

const COLUMNS: readonly Column<CountRow>[] = [
  { id: 'bin', label: words('stockWork.bin'), width: 100, cell: ({ bin }) => <b>{bin}</b> },
  { id: 'product', label: words('stockWork.product'), width: 160, cell: ({ product }) => product },
  { id: 'name', label: words('stockWork.name'), cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'lot', label: words('stockWork.lot'), width: 170, cell: ({ lot }) => <bdi>{lot ?? '–'}</bdi> },
  {
    id: 'counted',
    label: words('stockWork.counted'),
    width: 100,
    align: 'right',
    cell: ({ counted }) => <Quantity of={counted} />,
  },
];

const EXPECTED: readonly Column<CountRow>[] = (['expected', 'difference'] as const).map((name) => ({
  id: name,
  label: words(`stockWork.${name}`),
  width: 110,
  align: 'right',
  cell: (row) => <Quantity of={row[name]} />,
}));
