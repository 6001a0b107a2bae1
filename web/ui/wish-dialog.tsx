import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Wish } from '../ask/ask.ts';
import { useWords } from '../words/words.ts';
import { PlanDialog } from './plan-dialog.tsx';

interface WishDialogProps {
  readonly title: string;
  readonly verb: string;
  readonly destructive?: boolean;
  /** As the fields stand; null while something is missing. */
  readonly wish: Wish | null;
  readonly size?: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onDone?: (answer: unknown) => void;
}

/** First what is to be done, then what that would do, then it is done; closing the plan leads back to the fields. */
export function WishDialog(props: WishDialogProps) {
  const { title, verb, destructive, wish, size, children, onClose, onDone } = props;
  const w = useWords();
  const [planned, setPlanned] = useState<Wish | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPlanned(wish);
  };
  return (
    <>
      <Modal
        opened={planned === null}
        onClose={onClose}
        title={title}
        size={size ?? 'md'}
        closeButtonProps={{ 'aria-label': w('app.close') }}
      >
        <form onSubmit={submit}>
          <Stack gap="sm">
            {children}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {w('app.cancel')}
              </Button>
              <Button type="submit" disabled={wish === null}>
                {w('form.look')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      <PlanDialog
        wish={planned}
        title={title}
        verb={verb}
        destructive={destructive ?? false}
        onClose={() => setPlanned(null)}
        onDone={(answer) => {
          onClose();
          onDone?.(answer);
        }}
      />
    </>
  );
}
