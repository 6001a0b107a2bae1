import { Alert } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const SIGNS = {
  gray: IconInfoCircle,
  yellow: IconAlertCircle,
  orange: IconAlertCircle,
  red: IconAlertTriangle,
} as const;

interface NoticeProps {
  readonly colour: keyof typeof SIGNS;
  readonly title?: string;
  readonly children: ReactNode;
}

/** Something to know; its title is in the colour of text, which orange on orange is too faint for. */
export function Notice({ colour, title, children }: NoticeProps) {
  const Sign = SIGNS[colour];
  return (
    <Alert
      color={colour}
      variant="light"
      icon={<Sign />}
      {...(title !== undefined && { title })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {children}
    </Alert>
  );
}
