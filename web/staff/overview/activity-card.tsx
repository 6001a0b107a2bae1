import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Page, useAsk } from '../../ask/use-ask.ts';
import { Instant } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { addressOfRecord, hasAddress } from '../shell/record-address.ts';
import { Card } from './card.tsx';

interface Activity {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly number: string | null;
  readonly what: string;
  readonly status: string;
  readonly by: string | null;
}

/** The last things that happened, to whatever it was. */
export function ActivityCard() {
  const w = useWords();
  const { data } = useAsk<Page<Activity>>('activity.list', { limit: 10 });
  return (
    <Card title={w('overview.activity')}>
      <Stack gap={6}>
        {data?.data.length === 0 && (
          <Text size="sm" c="dimmed">
            {w('overview.noActivity')}
          </Text>
        )}
        {data?.data.map(({ id, at, kind, number, what, status, by }) => (
          <Text key={id} size="sm" lh={1.35}>
            {number && hasAddress(kind) ? (
              <Anchor component={Link} to={addressOfRecord(kind, number)} size="sm" fw={600}>
                {number}
              </Anchor>
            ) : (
              <b>{number ?? kind}</b>
            )}{' '}
            {what === 'status' ? status : what}{' '}
            <Text span size="xs" c="dimmed">
              <bdi>{by}</bdi>, <Instant of={at} />
            </Text>
          </Text>
        ))}
        <Anchor component={Link} to="/settings/activity" size="sm">
          {w('overview.allActivity')}
        </Anchor>
      </Stack>
    </Card>
  );
}
