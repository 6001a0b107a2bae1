import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { act, type Wish } from '../../ask/ask.ts';
import { forget } from '../../ask/asked.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type Invited, ROLES, type User } from './user-types.ts';

interface UserDialogProps {
  /** Null for one who is to be invited. */
  readonly user: User | null;
  /** With the link that is shown once. */
  readonly onInvited: (invited: Invited) => void;
  readonly onClose: () => void;
}

/** A user's name, e-mail and role; invited again, deactivated, or let in again. */
export function UserDialog({ user, onInvited, onClose }: UserDialogProps) {
  const w = useWords();
  const [name, setName] = useState(user?.name ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [role, setRole] = useState<string>(user?.role ?? 'sales');
  const [isSure, setSure] = useState(false);
  const acting = useMutation({
    mutationFn: (wish: Wish) => act<Partial<Invited>>(wish),
    onSuccess: (answer) => {
      forget(['user']);
      onClose();
      if (answer.link) onInvited(answer as Invited);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    acting.mutate(
      user
        ? { command: 'user.update', ref: user.id, input: { name, email, role }, version: user.version }
        : { command: 'user.create', input: { name, email, role } },
    );
  };
  const also = (verb: string): void => {
    if (user) acting.mutate({ command: `user.${verb}`, ref: user.id, version: user.version });
  };
  const title = user ? w('settings.editUser', { name: user.name }) : w('settings.newUser');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': w('app.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {acting.error && <ProblemAlert error={acting.error} />}
          <TextInput
            label={w('settings.name')}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={w('settings.email')}
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Select
            label={w('settings.role')}
            allowDeselect={false}
            data={ROLES.map((one) => ({ value: one, label: w(`roles.${one}`) }))}
            value={role}
            onChange={(value) => setRole(value ?? role)}
          />
          <Group justify="flex-end" mt="xs">
            {user && user.state !== 'inactive' && (
              <>
                <Button
                  variant="subtle"
                  color="red"
                  onClick={() => (isSure ? also('deactivate') : setSure(true))}
                >
                  {isSure ? w('settings.deactivateSure') : w('settings.deactivate')}
                </Button>
                <Button variant="default" onClick={() => also('invite')}>
                  {w('settings.invite')}
                </Button>
              </>
            )}
            {user?.state === 'inactive' && (
              <Button variant="default" onClick={() => also('reactivate')}>
                {w('settings.reactivate')}
              </Button>
            )}
            <Button type="submit" loading={acting.isPending}>
              {user ? w('app.save') : w('settings.newUser')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
