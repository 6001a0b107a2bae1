import { Button, PasswordInput, Stack, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../ask/ask.ts';
import { useSignedIn } from '../../ask/session.ts';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { MyPrograms } from './my-programs.tsx';

/** Whoever is signed in, and their password. */
export default function MePage() {
  const w = useWords();
  const { user, token, organisation } = useSignedIn();
  return (
    <Page title={w('settings.me')}>
      <Stack gap="xl" maw={520}>
        <Facts
          cols={2}
          facts={[
            [w('settings.name'), <bdi key="n">{user?.name ?? token?.name}</bdi>],
            [w('settings.email'), user?.email],
            [w('settings.role'), user && w(`roles.${user.role}`)],
            [w('settings.company'), organisation.name],
          ]}
        />
        {user && <MyPrograms currency={organisation.currency} />}
        {user && <PasswordForm />}
      </Stack>
    </Page>
  );
}

function PasswordForm() {
  const w = useWords();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useMutation({
    mutationFn: () => send('/session/password', { method: 'POST', body: { current, password } }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      tellDone(w('settings.passwordChanged'));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    changing.mutate();
  };
  const shows = { 'aria-label': w('session.showPassword') };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {w('settings.password')}
        </Title>
        {changing.error && <ProblemAlert error={changing.error} />}
        <PasswordInput
          label={w('settings.currentPassword')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={shows}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={w('session.newPassword')}
          description={w('session.passwordHint')}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={shows}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!current || password.length < 10} loading={changing.isPending}>
          {w('settings.change')}
        </Button>
      </Stack>
    </form>
  );
}
