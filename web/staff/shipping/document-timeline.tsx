import { Button, Loader, Stack, Text, Timeline } from '@mantine/core';
import { useList } from '../../ask/use-ask.ts';
import { Change } from '../../ui/change.tsx';
import { Instant } from '../../ui/figures.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

interface Told {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
  readonly source: string | null;
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>> | null;
  readonly note: string | null;
}

interface DocumentTimelineProps {
  readonly query: 'shipment.timeline' | 'stock-count.timeline' | 'transfer.timeline';
  readonly of: string;
}

/** What happened to a document, oldest first: who, when, and each field before → after. */
export function DocumentTimeline({ query, of }: DocumentTimelineProps) {
  const w = useWords();
  const { rows, list } = useList<Told>(query, { ref: of }, 50);
  if (list.isError) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isLoading) return <Loader size="sm" aria-label={w('list.loading')} />;
  if (rows.length === 0) return <Text c="dimmed">{w('shipping.timelineNone')}</Text>;
  return (
    <Stack gap="sm">
      <Timeline bulletSize={14} lineWidth={2}>
        {rows.map((told) => (
          <Timeline.Item
            key={told.id}
            title={
              <Text size="sm" fw={600} span>
                {told.what}
              </Text>
            }
          >
            <Text size="xs" c="dimmed">
              <bdi>{told.by}</bdi> · <Instant of={told.at} />
              {told.source && ` · ${told.source}`}
            </Text>
            {Object.entries(told.changes ?? {}).map(([name, [before, after]]) => (
              <Change key={name} name={name} before={before} after={after} />
            ))}
            {told.note && (
              <Text size="sm" fs="italic">
                <bdi>{told.note}</bdi>
              </Text>
            )}
          </Timeline.Item>
        ))}
      </Timeline>
      {list.hasNextPage && (
        <Button variant="subtle" size="xs" onClick={() => void list.fetchNextPage()}>
          {w('shipping.more')}
        </Button>
      )}
    </Stack>
  );
}
