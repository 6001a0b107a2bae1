import { Anchor, Center, Grid, Loader, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Entries } from '../../ui/entries-drawer.tsx';
import { Amount } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import { NUMBERS, type NumberName, PositionNumber } from './position-number.tsx';
import { BinsAndLots, Incoming, PromisableByDay } from './position-parts.tsx';
import type { History, PositionRow } from './stock-types.ts';

// It brings the library that draws it.
const HistoryChart = lazy(() => import('./history-chart.tsx'));

export default function PositionPage() {
  const w = useWords();
  const { sku = '', location = '' } = useParams({ strict: false }) as Record<string, string>;
  const at = { product: sku, location };
  const question = useAsk<{ data: readonly PositionRow[] }>('position.list', at);
  const history = useAsk<History>('position.history', at);
  const position = question.data?.data[0];
  const maySell = useMay('sales:read');
  return (
    <Page
      title={`${sku} · ${location}`}
      lead={
        <>
          <RecordLink kind="product" number={sku}>
            <bdi>{position?.name ?? sku}</bdi>
          </RecordLink>
          {maySell && (
            <>
              {' · '}
              <Anchor component={Link} to="/promises" search={at as never} size="sm">
                {w('stock.queue')}
              </Anchor>
            </>
          )}
        </>
      }
    >
      <Answered question={question}>
        {() => (position ? <Numbers position={position} /> : <Text c="dimmed">{w('stock.none')}</Text>)}
      </Answered>
      <Answered question={history}>
        {(told) => (
          <>
            <Suspense fallback={<Waiting />}>
              <HistoryChart days={told.days} />
            </Suspense>
            <Grid>
              <Grid.Col span={{ base: 12, md: 7 }}>
                <Stack gap="lg">
                  <BinsAndLots {...at} />
                  <PagePart title={w('stock.entries')}>
                    <Entries query="position.entries" input={at} />
                  </PagePart>
                </Stack>
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 5 }}>
                <Stack gap="lg">
                  <Incoming receipts={told.receipts} />
                  {maySell && <PromisableByDay {...at} />}
                </Stack>
              </Grid.Col>
            </Grid>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Waiting() {
  const w = useWords();
  return (
    <Center h={260}>
      <Loader aria-label={w('list.loading')} />
    </Center>
  );
}

function Numbers({ position }: { position: PositionRow }) {
  const w = useWords();
  return (
    <PagePart title={w('stock.numbers')}>
      <SimpleGrid component="dl" cols={{ base: 2, sm: 3, md: 5 }} spacing="md" m={0}>
        {(Object.keys(NUMBERS) as NumberName[]).map((name) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {w(`stock.${name}`)}
            </Text>
            <Text component="dd" m={0} fz={20} fw={600}>
              <PositionNumber of={position} name={name} />{' '}
              <Text span size="xs" c="dimmed" fw={400}>
                {position.unit}
              </Text>
            </Text>
            <Text component="dd" m={0} size="xs" c="dimmed">
              {w(`stock.hints.${name}`)}
            </Text>
          </div>
        ))}
        <div>
          <Text component="dt" size="xs" c="dimmed">
            {w('stock.averageCost')}
          </Text>
          <Text component="dd" m={0} fz={20} fw={600}>
            <Amount of={position.averageCost} />
          </Text>
        </div>
      </SimpleGrid>
    </PagePart>
  );
}
