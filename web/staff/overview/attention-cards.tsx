import { Paper, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { amountText, quantityText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import classes from './overview.module.css';
import { countText, type Figure, type Filter, type OrdersOverview } from './overview-types.ts';

/** What somebody should look at first: each card opens the orders it counts. */
export function AttentionCards({ overview }: { overview: OrdersOverview }) {
  const w = useWords();
  const { late, dueToday, dueThisWeek, held, flagged, promised } = overview;
  const values = promised.values.map(({ currency, value }) => amountText(value, currency)).join(' + ');
  const open = { quantity: quantityText(promised.openQuantity), missing: quantityText(promised.backordered) };
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="md">
      <FigureCard label={w('overview.late')} hint={w('overview.lateHint')} figure={late} warns />
      <FigureCard label={w('overview.dueToday')} figure={dueToday} />
      <FigureCard label={w('overview.dueThisWeek')} figure={dueThisWeek} />
      <FigureCard label={w('overview.held')} figure={held} warns />
      <FigureCard label={w('overview.flagged')} figure={flagged} warns />
      <FigureCard
        label={w('overview.promised')}
        figure={promised}
        text={values || '0'}
        hint={w('overview.promisedHint', open)}
      />
    </SimpleGrid>
  );
}

interface FigureCardProps {
  readonly label: string;
  readonly figure: Figure;
  /** Instead of the count. */
  readonly text?: string;
  readonly hint?: string;
  /** More than none of these is nothing to be glad of. */
  readonly warns?: boolean;
}

function FigureCard({ label, figure, text, hint, warns }: FigureCardProps) {
  const isBad = warns && figure.count > 0;
  return (
    <Paper
      withBorder
      p="sm"
      radius="md"
      component={Link}
      to="/orders"
      search={figure.filter as Filter as never}
      className={classes['card']}
    >
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text
        fz={text ? 18 : 24}
        fw={650}
        lh={1.3}
        className="clip"
        c={isBad ? 'var(--mantine-color-error)' : undefined}
      >
        {text ?? countText(figure)}
      </Text>
      {hint && (
        <Text size="xs" c="dimmed" lh={1.25}>
          {hint}
        </Text>
      )}
    </Paper>
  );
}
