import { ActionIcon, Button, Group, Menu, Modal, NumberInput, Stack } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SureDialog } from '../../ui/sure-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { MadeToken, Token } from './token-types.ts';

export type TokenMove = 'edit' | 'rotate' | 'revoke';
const MOVES = ['edit', 'rotate', 'revoke'] as const;

/** What can be done with a token that still opens something. */
export function TokenMenu({ token, onMove }: { token: Token; onMove: (move: TokenMove) => void }) {
  const w = useWords();
  const label = { edit: w('tokens.editVerb'), rotate: w('tokens.rotate'), revoke: w('tokens.revoke') };
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={w('tokens.actions', { name: token.name })}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {MOVES.map((move) => (
          <Menu.Item
            key={move}
            onClick={() => onMove(move)}
            {...(move === 'revoke' && { c: 'var(--mantine-color-error)' })}
          >
            {label[move]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface OfToken {
  readonly token: Token;
  readonly onClose: () => void;
}

/** A new secret, while the old one may open for some minutes more. */
export function RotateDialog({ token, onMade, onClose }: OfToken & { onMade: (made: MadeToken) => void }) {
  const w = useWords();
  const [minutes, setMinutes] = useState<number | string>(60);
  const rotating = useAct<MadeToken>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = { overlapMinutes: Number(minutes) || 0 };
    rotating.mutate(
      { command: 'token.rotate', ref: token.id, version: token.version, input },
      {
        onSuccess: (made) => {
          onClose();
          onMade(made);
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={w('tokens.rotateTitle', { name: token.name })}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <NumberInput
            label={w('tokens.overlap')}
            description={w('tokens.overlapHint')}
            min={0}
            max={10_080}
            allowDecimal={false}
            hideControls
            value={minutes}
            onChange={setMinutes}
          />
          {rotating.error && <ProblemAlert error={rotating.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {w('app.cancel')}
            </Button>
            <Button type="submit" loading={rotating.isPending}>
              {w('tokens.rotate')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function RevokeDialog({ token, onClose }: OfToken) {
  const w = useWords();
  const revoking = useAct();
  return (
    <SureDialog
      title={`${w('tokens.revoke')}: ${token.name}`}
      verb={w('tokens.revoke')}
      destructive
      isWorking={revoking.isPending}
      error={revoking.error}
      onClose={onClose}
      onSure={() => revoking.mutate({ command: 'token.revoke', ref: token.id }, { onSuccess: onClose })}
    >
      {w('tokens.revokeSure')}
    </SureDialog>
  );
}
