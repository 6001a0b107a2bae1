import { Anchor, Box, Center, Loader, Progress, SegmentedControl, Text, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { type Move, MoveButton } from '../../ui/move-menu.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useWords } from '../../words/words.ts';
import { CancelCount, PostCount } from './count-dialogs.tsx';
import { CountRows } from './count-rows.tsx';
import { Counting } from './counting.tsx';
import type { CountRow, StockCount } from './work-types.ts';

const SHOWN = ['all', 'uncounted', 'counted', 'differingOnly'] as const;
export type Shown = (typeof SHOWN)[number];

export default function CountPage() {
  const { ref } = useParams({ strict: false }) as { ref: string };
  const w = useWords();
  const { data, error, refetch } = useAsk<StockCount>('stock-count.get', { ref });
  if (error && !data)
    return (
      <Page title={w('stockWork.countNotThere')} lead={<Back />}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Center h="60dvh">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  return <CountShown count={data} />;
}

function Back() {
  const w = useWords();
  return (
    <Anchor component={Link} to="/stock/counts" size="sm" underline="always">
      {w('stockWork.back')}
    </Anchor>
  );
}

function CountShown({ count }: { count: StockCount }) {
  const w = useWords();
  const mayMove = useMay('stock:write');
  const [asked, ask] = useState<Move | null>(null);
  const [shown, show] = useState<Shown>('all');
  const [row, setRow] = useState<CountRow | null>(null);
  const moves = count.moves
    .filter(({ name }) => name !== 'record')
    .map((move) => (mayMove ? move : { ...move, allowed: false, reason: w('stockWork.noRight') }));
  const close = (): void => ask(null);
  const canCount = mayMove && count.moves.some(({ name, allowed }) => name === 'record' && allowed);
  return (
    <Page
      title={count.number}
      aside={<StatusBadge status={count.status} colour={count.colour} />}
      lead={
        <>
          {[count.location, ...(count.bins ?? []), count.blind ? w('stockWork.blind') : '']
            .filter(Boolean)
            .join(' · ')}{' '}
          · <Back />
        </>
      }
      actions={moves.map((move) => (
        <MoveButton
          key={move.name}
          move={move}
          onMove={ask}
          {...(move.name !== 'post' && { variant: 'default' })}
        />
      ))}
    >
      <HowFar count={count} />
      {canCount && <Counting count={count} row={row} onRow={setRow} />}
      <SegmentedControl
        aria-label={w('stockWork.show')}
        value={shown}
        onChange={(next) => show(next as Shown)}
        data={SHOWN.filter((name) => name !== 'differingOnly' || count.differing !== null).map((value) => ({
          value,
          label: w(`stockWork.${value}`),
        }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <CountRows count={count} shown={shown} onCount={canCount ? setRow : undefined} />
      <Box>
        <Title order={2} fz="md" mb="xs">
          {w('stockWork.timeline')}
        </Title>
        <DocumentTimeline kind="stock-count" id={count.number} />
      </Box>
      {asked?.name === 'post' && <PostCount count={count} onClose={close} />}
      {asked?.name === 'cancel' && <CancelCount count={count} onClose={close} />}
    </Page>
  );
}

function HowFar({ count }: { count: StockCount }) {
  const w = useWords();
  const label = w('stockWork.progress', { done: count.counted, of: count.rows });
  return (
    <Box maw={620}>
      <Progress value={count.rows ? (count.counted / count.rows) * 100 : 0} size="lg" aria-label={label} />
      <Text size="sm" c="dimmed" mt={4}>
        {label}
        {count.differing !== null && ` · ${w('stockWork.differing', { count: count.differing })}`}
      </Text>
    </Box>
  );
}
