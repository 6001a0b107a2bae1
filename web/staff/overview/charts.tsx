import '@mantine/charts/styles.css';
import { useAsk } from '../../ask/use-ask.ts';
import { useWords } from '../../words/words.ts';
import { MarginChart } from './margin-chart.tsx';
import type { MarginRow, SalesRow } from './overview-types.ts';
import { SalesChart } from './sales-chart.tsx';

interface ChartsProps {
  readonly from: string;
  readonly to: string;
  readonly by: 'week' | 'month';
  readonly margins: boolean;
}

/** What comes after the numbers, because it brings the library that draws it. */
export default function Charts({ margins, ...period }: ChartsProps) {
  const w = useWords();
  const sales = useAsk<{ data: readonly SalesRow[] }>('overview.sales', period);
  const margin = useAsk<{ data: readonly MarginRow[] }>('overview.margin', margins ? period : null);
  return (
    <>
      <SalesChart
        title={w('overview.sales')}
        hint={w('overview.salesHint')}
        rows={sales.data?.data ?? NONE}
      />
      {margins && (
        <MarginChart
          title={w('overview.margin')}
          hint={w('overview.marginHint')}
          rows={margin.data?.data ?? NONE}
        />
      )}
    </>
  );
}

const NONE: readonly never[] = [];
