import { Badge, Text } from '@mantine/core';
import { useAsk, useList } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Day, Quantity } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import type { BinRow, History, Promisable } from './stock-types.ts';

interface At {
  readonly product: string;
  readonly location: string;
}

export function BinsAndLots({ product, location }: At) {
  const w = useWords();
  const { rows, list } = useList<BinRow>('bin-position.list', { product, location, nonZero: 'true' });
  return (
    <PagePart title={w('stock.bins')}>
      {list.isError ? (
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <FigureTable
          label={w('stock.bins')}
          none={w('stock.noneBins')}
          rows={rows}
          keyOf={({ bin, lot }) => `${bin} ${lot}`}
          cols={[
            { label: w('stock.bin'), cell: ({ bin }) => bin },
            {
              label: w('stock.lot'),
              cell: ({ lot, quarantined }) =>
                lot && (
                  <>
                    <RecordLink kind="lot" number={`${product}/${lot}`}>
                      {lot}
                    </RecordLink>{' '}
                    {quarantined && <Quarantined />}
                  </>
                ),
            },
            { label: w('stock.expiresOn'), cell: ({ expiresOn }) => <Day of={expiresOn} /> },
            { label: w('stock.onHand'), right: true, cell: ({ onHand }) => <Quantity of={onHand} /> },
            {
              label: w('stock.committed'),
              right: true,
              cell: ({ committed }) => <Quantity of={committed} quiet />,
            },
            {
              label: w('stock.availableToPick'),
              right: true,
              cell: ({ availableToPick }) => <Quantity of={availableToPick} />,
            },
          ]}
        />
      )}
    </PagePart>
  );
}

export function Quarantined() {
  const w = useWords();
  return (
    <Badge variant="default" tt="none" size="sm">
      {w('stock.quarantined')}
    </Badge>
  );
}

export function Incoming({ receipts }: Pick<History, 'receipts'>) {
  const w = useWords();
  return (
    <PagePart title={w('stock.incoming')}>
      <FigureTable
        label={w('stock.incoming')}
        none={w('stock.noneIncoming')}
        minWidth={300}
        rows={receipts}
        keyOf={({ kind, number }) => `${kind} ${number}`}
        cols={[
          {
            label: w('stock.document'),
            cell: ({ kind, number }) => <RecordLink kind={kind} number={number} />,
          },
          { label: w('stock.expected'), cell: ({ expectedOn }) => <Day of={expectedOn} /> },
          { label: w('stock.quantity'), right: true, cell: ({ quantity }) => <Quantity of={quantity} /> },
        ]}
      />
    </PagePart>
  );
}

export function PromisableByDay(at: At) {
  const w = useWords();
  const question = useAsk<Promisable>('available-to-promise.get', { ...at });
  return (
    <PagePart title={w('stock.promise')}>
      <Text size="sm" c="dimmed" mb="xs">
        {w('stock.promiseHint')}
      </Text>
      <Answered question={question}>
        {({ curve }) => (
          <FigureTable
            label={w('stock.promise')}
            minWidth={260}
            rows={curve}
            keyOf={({ from }) => from}
            cols={[
              { label: w('stock.fromDay'), cell: ({ from }) => <Day of={from} /> },
              {
                label: w('stock.quantity'),
                right: true,
                cell: ({ quantity }) => <Quantity of={quantity} />,
              },
            ]}
          />
        )}
      </Answered>
    </PagePart>
  );
}
