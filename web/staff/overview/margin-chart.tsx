import { BarChart } from '@mantine/charts';
import { Anchor } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { amountText, dayText, shortText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { ChartCard } from './chart-card.tsx';
import type { MarginRow } from './overview-types.ts';

/** What completely shipped orders earned; a bar or a row opens them one by one. */
export function MarginChart({
  title,
  hint,
  rows,
}: {
  title: string;
  hint: string;
  rows: readonly MarginRow[];
}) {
  const w = useWords();
  const navigate = useNavigate();
  const bars = rows.map(({ from, margin, filter }) => ({
    label: dayText(from),
    margin: Number(margin),
    filter,
  }));
  return (
    <ChartCard
      title={title}
      hint={hint}
      chart={
        <BarChart
          // Hidden from those who hear the page, who have the table: nor may keys lead there.
          barChartProps={{ accessibilityLayer: false }}
          h={180}
          data={bars}
          dataKey="label"
          valueFormatter={(value) => shortText(value)}
          series={[{ name: 'margin', label: title, color: 'harbour.6' }]}
          barProps={{
            onClick: (bar) =>
              void navigate({
                to: '/billing/margins',
                search: (bar as unknown as { payload: (typeof bars)[number] }).payload.filter as never,
              }),
            cursor: 'pointer',
            isAnimationActive: false,
          }}
        />
      }
      heads={[w('overview.from'), w('overview.orders'), w('overview.value'), w('overview.margin')]}
      cells={rows.map((row) => [
        dayText(row.from),
        row.orders,
        amountText(row.value, row.currency),
        <Anchor key="margin" component={Link} to="/billing/margins" search={row.filter as never} size="sm">
          {amountText(row.margin, row.currency)}
        </Anchor>,
      ])}
    />
  );
}
