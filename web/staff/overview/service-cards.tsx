import { Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../ask/use-ask.ts';
import { dayText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import classes from './overview.module.css';

interface Service {
  readonly ordersDue: number;
  readonly ordersOnTime: number;
  readonly onTimePercent: string | null;
  readonly fillRatePercent: string | null;
}

/** K5: how well orders that were due were served. */
export function ServiceCards({ from, to }: { from: string; to: string }) {
  const w = useWords();
  const { data } = useAsk<Service>('service.get', { from, to });
  const due = { mustArriveByFrom: from, mustArriveByTo: to };
  const hint = w('overview.serviceHint', { from: dayText(from), to: dayText(to) });
  const figures = [
    [w('overview.fillRate'), data?.fillRatePercent, hint],
    [
      w('overview.onTime'),
      data?.onTimePercent,
      w('overview.onTimeHint', { onTime: data?.ordersOnTime ?? 0, due: data?.ordersDue ?? 0 }),
    ],
  ] as const;
  return figures.map(([label, percent, about]) => (
    <Paper
      key={label}
      withBorder
      p="sm"
      radius="md"
      component={Link}
      to="/orders"
      search={due as never}
      className={classes['card']}
    >
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650} lh={1.3}>
        {percent ? `${Number(percent).toFixed(1)} %` : '–'}
      </Text>
      <Text size="xs" c="dimmed">
        {percent ? about : w('overview.nothingDue')}
      </Text>
    </Paper>
  ));
}
