import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import { Box, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Day, dayText, Quantity, shortText } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { useWords } from '../../words/words.ts';
import type { DayRow } from './stock-types.ts';

/** On hand and available day by day, and onward with what is expected; the same numbers as a table. */
export default function HistoryChart({ days }: { days: readonly DayRow[] }) {
  const w = useWords();
  const [isTable, shown] = useDisclosure(false);
  return (
    <PagePart title={w('stock.history')}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {w('stock.historyHint')}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={shown.toggle}>
          {isTable ? w('stock.asChart') : w('stock.asTable')}
        </Button>
      </Group>
      {isTable ? (
        <DayTable days={days} />
      ) : (
        <Box aria-hidden="true" mt="sm">
          <Drawn days={days} />
        </Box>
      )}
    </PagePart>
  );
}

/** What is drawn is near enough as floats; the table tells exactly. */
function Drawn({ days }: { days: readonly DayRow[] }) {
  const w = useWords();
  const today = days.findLast(({ forecast }) => !forecast)?.day;
  return (
    <LineChart
      h={260}
      data={days.map(({ day, onHand, available }) => ({
        day: dayText(day),
        onHand: Number(onHand),
        available: Number(available),
      }))}
      dataKey="day"
      series={[
        { name: 'onHand', label: w('stock.onHand'), color: 'blue.6' },
        { name: 'available', label: w('stock.available'), color: 'teal.6' },
      ]}
      curveType="stepAfter"
      withDots={false}
      withLegend
      valueFormatter={shortText}
      lineChartProps={{ accessibilityLayer: false }}
      lineProps={{ isAnimationActive: false }}
      {...(today && { referenceLines: [{ x: dayText(today), color: 'gray.6' }] })}
    />
  );
}

function DayTable({ days }: { days: readonly DayRow[] }) {
  const w = useWords();
  return (
    <Box mah={340} style={{ overflowY: 'auto' }}>
      <FigureTable
        label={w('stock.history')}
        rows={[...days].reverse()}
        keyOf={({ day }) => day}
        cols={[
          {
            label: w('stock.day'),
            cell: ({ day, forecast }) => (
              <>
                <Day of={day} />{' '}
                {forecast && (
                  <Text span size="xs" c="dimmed">
                    {w('stock.forecast')}
                  </Text>
                )}
              </>
            ),
          },
          { label: w('stock.onHand'), right: true, cell: ({ onHand }) => <Quantity of={onHand} /> },
          { label: w('stock.allocated'), right: true, cell: (row) => <Quantity of={row.allocated} /> },
          { label: w('stock.available'), right: true, cell: (row) => <Quantity of={row.available} /> },
          { label: w('stock.expected'), right: true, cell: (row) => <Quantity of={row.expected} quiet /> },
        ]}
      />
    </Box>
  );
}
