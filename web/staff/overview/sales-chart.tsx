import { BarChart } from '@mantine/charts';
import { Anchor } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { amountText, dayText, shortText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { ChartCard } from './chart-card.tsx';
import type { SalesRow } from './overview-types.ts';

interface SalesChartProps {
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly SalesRow[];
}

/** Value by channel, week after week or month after month; a bar or a row opens the orders behind it. */
export function SalesChart({ title, hint, rows }: SalesChartProps) {
  const w = useWords();
  const navigate = useNavigate();
  const { bars, channels } = useMemo(() => stacked(rows), [rows]);
  const open = (from: string, name: string): void => {
    const row = rows.find((one) => one.from === from && one.channelName === name);
    if (row) void navigate({ to: '/orders', search: row.filter as never });
  };
  const series = channels.map(({ name, colour }) => ({ name, color: colour }));
  return (
    <ChartCard
      title={title}
      hint={hint}
      chart={
        <BarChart
          // Hidden from those who hear the page, who have the table: nor may keys lead there.
          barChartProps={{ accessibilityLayer: false }}
          h={240}
          data={bars}
          dataKey="label"
          valueFormatter={(value) => shortText(value)}
          type="stacked"
          series={series}
          withLegend
          barProps={(one) => ({
            onClick: (bar) => open((bar as unknown as { payload: Bar }).payload.from, String(one.name)),
            cursor: 'pointer',
            isAnimationActive: false,
          })}
        />
      }
      heads={[w('overview.from'), w('overview.channel'), w('overview.orders'), w('overview.value')]}
      cells={rows.map((row) => [
        dayText(row.from),
        <bdi key="channel">{row.channelName}</bdi>,
        row.orders,
        <Anchor key="value" component={Link} to="/orders" search={row.filter as never} size="sm">
          {amountText(row.value, row.currency)}
        </Anchor>,
      ])}
    />
  );
}

interface Bar {
  readonly from: string;
  readonly label: string;
  readonly [channel: string]: string | number;
}

/** One bar for each period, a piece of it for each channel. Drawn numbers are near enough as floats. */
function stacked(rows: readonly SalesRow[]) {
  const channels = new Map<string, string>();
  const bars = new Map<string, Record<string, string | number>>();
  for (const { from, channelName, colour, value } of rows) {
    channels.set(channelName, colour);
    const bar = bars.get(from) ?? { from, label: dayText(from) };
    bar[channelName] = Number(bar[channelName] ?? 0) + Number(value);
    bars.set(from, bar);
  }
  const inOrder = [...bars.values()].sort((a, b) => (String(a['from']) < String(b['from']) ? -1 : 1));
  return { bars: inOrder as Bar[], channels: [...channels].map(([name, colour]) => ({ name, colour })) };
}
