import { Grid, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { addDays, type Day } from '../../../src/kernel/day.ts';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { useToday } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { ActivityCard } from './activity-card.tsx';
import { AgeingCard } from './ageing-card.tsx';
import { AttentionCards } from './attention-cards.tsx';
import { GettingStarted } from './getting-started.tsx';
import type { OrdersOverview } from './overview-types.ts';
import { ServiceCards } from './service-cards.tsx';
import { StatusBars } from './status-bars.tsx';

/** Charts are most of what this page weighs: the numbers stand before they come. */
const Charts = lazy(() => import('./charts.tsx'));

const PERIODS = { days30: 30, days90: 90, year: 365 } as const;
type Period = keyof typeof PERIODS;

export default function OverviewPage() {
  const w = useWords();
  const today = useToday() as Day;
  const [period, setPeriod] = useState<Period>('days90');
  const { data, error, refetch } = useAsk<OrdersOverview>('overview.orders');
  const bills = useMay('billing:read');
  const from = addDays(today, 1 - PERIODS[period]);
  const choice = (
    <SegmentedControl
      aria-label={w('overview.period')}
      size="xs"
      value={period}
      onChange={(value) => setPeriod(value as Period)}
      data={(Object.keys(PERIODS) as Period[]).map((value) => ({ value, label: w(`overview.${value}`) }))}
    />
  );
  return (
    <Page title={w('overview.title')} lead={w('overview.lead')} actions={choice}>
      {error && !data && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && isEmpty(data) && <GettingStarted />}
      {data ? <AttentionCards overview={data} /> : <Skeleton h={86} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            {data ? <StatusBars statuses={data.statuses} /> : <Skeleton h={220} />}
            <Suspense fallback={<Skeleton h={560} />}>
              <Charts from={from} to={today} by={period === 'year' ? 'month' : 'week'} margins={bills} />
            </Suspense>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            <SimpleGrid cols={2} spacing="md">
              <ServiceCards from={from} to={today} />
            </SimpleGrid>
            {bills && <AgeingCard />}
            <ActivityCard />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

const isEmpty = ({ statuses }: OrdersOverview): boolean => statuses.every(({ count }) => count === 0);
