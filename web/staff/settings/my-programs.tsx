import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useAct, useList } from '../../ask/use-ask.ts';
import { Instant } from '../../ui/figures.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SureDialog } from '../../ui/sure-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Token } from './token-types.ts';
import { limitsText, scopesText } from './token-words.ts';

/** What acts for whoever is signed in, with its end at once. */
export function MyPrograms({ currency }: { currency: string }) {
  const w = useWords();
  const { rows, list } = useList<Token>('assistant.list');
  const [ended, setEnded] = useState<Token | null>(null);
  const ending = useAct();
  const close = (): void => {
    setEnded(null);
    ending.reset();
  };
  return (
    <Stack gap="sm" component="section" aria-label={w('tokens.programs')}>
      <Title order={2} fz="md">
        {w('tokens.programs')}
      </Title>
      <Text size="sm" c="dimmed">
        {w(list.isSuccess && !rows.length ? 'tokens.noPrograms' : 'tokens.programsLead')}
      </Text>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {rows.map((token) => (
        <Program key={token.id} token={token} currency={currency} onEnd={() => setEnded(token)} />
      ))}
      {list.hasNextPage && (
        <Button variant="subtle" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('app.more')}
        </Button>
      )}
      {ended && (
        <SureDialog
          title={`${w('tokens.disconnect')}: ${ended.name}`}
          verb={w('tokens.disconnect')}
          destructive
          isWorking={ending.isPending}
          error={ending.error}
          onClose={close}
          onSure={() =>
            ending.mutate({ command: 'assistant.disconnect', ref: ended.id }, { onSuccess: close })
          }
        >
          {w('tokens.disconnectSure', { name: ended.agent ?? ended.name })}
        </SureDialog>
      )}
    </Stack>
  );
}

function Program({ token, currency, onEnd }: { token: Token; currency: string; onEnd: () => void }) {
  const w = useWords();
  const { name, agent, state, limits, createdAt, lastUsedAt } = token;
  return (
    <Paper withBorder radius="md" p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} miw={0}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{agent ?? name}</bdi>{' '}
            {state !== 'active' && (
              <Badge size="sm" variant="default" tt="none">
                {w(`tokens.states.${state}`)}
              </Badge>
            )}
          </Text>
          <Text size="sm">
            {w('tokens.scopes')}: {scopesText(token)}
          </Text>
          <Text size="sm">
            {w('tokens.limits')}: {limitsText(limits, currency)}
          </Text>
          <Text size="xs" c="dimmed">
            {w('tokens.connectedAt')} <Instant of={createdAt} /> · {w('tokens.lastUsed')}:{' '}
            {lastUsedAt ? <Instant of={lastUsedAt} /> : w('tokens.never')}
          </Text>
        </Stack>
        {state === 'active' && (
          <Button size="xs" variant="default" c="var(--mantine-color-error)" onClick={onEnd}>
            {w('tokens.disconnect')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
