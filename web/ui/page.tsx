import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../words/words.ts';

interface PageProps {
  readonly title: string;
  /** Beside the title: a status, a number. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  /** One line on what the page is about. */
  readonly lead?: ReactNode;
  /** Fills the window below the header, for lists that scroll by themselves. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

/** A page: its one heading, what can be done on it, and what it shows. */
export function Page({ title, aside, actions, lead, full, children }: PageProps) {
  const w = useWords();
  useEffect(() => {
    document.title = `${title} · ${w('app.name')}`;
  }, [title, w]);
  return (
    <Stack
      gap="md"
      p={{ base: 'sm', sm: 'lg' }}
      {...(full && { h: 'calc(100dvh - var(--app-shell-header-offset, 0px) - var(--section-height, 0px))' })}
    >
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box miw={0}>
          <Group gap="sm" align="center">
            <Title order={1} fz={{ base: 20, sm: 24 }} lh={1.25} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {aside}
          </Group>
          {lead && (
            <Text c="dimmed" size="sm" mt={2} style={{ overflowWrap: 'anywhere' }}>
              {lead}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
