import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useWords } from '../words/words.ts';

/** Asks before what was entered is lost by going elsewhere or closing the window. */
export function LeaveGuard({ when }: { when: boolean }) {
  const w = useWords();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  const isAsked = leaving.status === 'blocked';
  return (
    <Modal
      opened={isAsked}
      onClose={() => leaving.reset?.()}
      title={w('form.leave')}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <Text size="sm">{w('form.leaveHint')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => leaving.reset?.()} data-autofocus>
          {w('form.leaveNo')}
        </Button>
        <Button color="red" onClick={() => leaving.proceed?.()}>
          {w('form.leaveYes')}
        </Button>
      </Group>
    </Modal>
  );
}
