import { Anchor, Center, Stack } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

export function NotThere() {
  const w = useWords();
  return (
    <Center mih="60dvh">
      <Empty
        icon={IconMapOff}
        title={w('app.notThere')}
        action={
          <Anchor component={Link} to="/">
            {w('app.home')}
          </Anchor>
        }
      >
        {w('app.notThereHint')}
      </Empty>
    </Center>
  );
}

export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Stack p="lg" maw={640}>
      <ProblemAlert error={error} onRetry={reset} />
    </Stack>
  );
}
