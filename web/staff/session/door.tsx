import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../../words/words.ts';

/** What one sees before one is in. */
export function Door({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const w = useWords();
  useEffect(() => {
    document.title = `${title} · ${w('app.name')}`;
  }, [title, w]);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder p="xl" radius="lg" w={400} maw="100%" shadow="xs">
        <Stack gap={4}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <Title order={1} fz={22} mt="xs">
            {title}
          </Title>
          {lead && (
            <Text size="sm" c="dimmed">
              {lead}
            </Text>
          )}
        </Stack>
        {children}
      </Paper>
    </Center>
  );
}
