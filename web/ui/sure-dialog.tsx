import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface SureDialogProps {
  readonly title: string;
  readonly verb: string;
  readonly destructive?: boolean;
  readonly isWorking: boolean;
  /** Why it was refused. */
  readonly error: unknown;
  readonly children: ReactNode;
  readonly onSure: () => void;
  readonly onClose: () => void;
}

/** Asks once more before a plain record is changed in a way that has no plan. */
export function SureDialog(props: SureDialogProps) {
  const { title, verb, destructive, isWorking, error, children, onSure, onClose } = props;
  const w = useWords();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': w('app.close') }}>
      <Stack gap="md">
        <Text size="sm">{children}</Text>
        {error ? <ProblemAlert error={error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {w('app.cancel')}
          </Button>
          <Button {...(destructive && { color: 'red' })} loading={isWorking} onClick={onSure} data-autofocus>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
