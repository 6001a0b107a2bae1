import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import type { MadeToken } from './token-types.ts';
import { ROLES } from './user-types.ts';

/** A new token: what it is for, what it may do, until when. */
export function TokenDialog({ onMade, onClose }: { onMade: (made: MadeToken) => void; onClose: () => void }) {
  const w = useWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('viewer');
  const [day, setDay] = useState('');
  const making = useAct<MadeToken>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = { name, role, ...(day && { expiresAt: `${day}T23:59:59Z` }) };
    making.mutate(
      { command: 'token.create', input },
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
      title={w('settings.newToken')}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {making.error && <ProblemAlert error={making.error} />}
          <TextInput
            label={w('settings.name')}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={w('settings.role')}
            allowDeselect={false}
            data={ROLES.map((one) => ({ value: one, label: w(`roles.${one}`) }))}
            value={role}
            onChange={(value) => setRole(value ?? role)}
          />
          <TextInput
            label={w('settings.expires')}
            description={w('settings.expiresHint')}
            type="date"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={!name.trim()} loading={making.isPending}>
              {w('settings.newToken')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
