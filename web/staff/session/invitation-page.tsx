import { Button, PasswordInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { send } from '../../ask/ask.ts';
import { asked } from '../../ask/asked.ts';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { Door } from './door.tsx';

/** Whoever follows an invitation chooses a password, once. */
export function InvitationPage() {
  const w = useWords();
  const navigate = useNavigate();
  const { secret = '' } = useSearch({ strict: false }) as { secret?: string };
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (text) => (text.length < 10 ? w('session.passwordShort') : null) },
  });
  const accepting = useMutation({
    mutationFn: ({ password }: typeof form.values) =>
      send('/invitations', { method: 'POST', body: { secret, password } }),
    onSuccess: () => {
      asked.clear();
      tellDone(w('session.passwordSet'));
      return navigate({ to: '/' });
    },
  });
  return (
    <Door title={w('session.invitation')} lead={w('session.invitationLead')}>
      <form onSubmit={form.onSubmit((values) => accepting.mutate(values))}>
        {accepting.isError && <ProblemAlert error={accepting.error} />}
        <PasswordInput
          mt="md"
          label={w('session.newPassword')}
          autoComplete="new-password"
          autoFocus
          required
          {...form.getInputProps('password')}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {w('session.passwordHint')}
        </Text>
        <Button type="submit" fullWidth mt="lg" loading={accepting.isPending}>
          {w('session.setPassword')}
        </Button>
      </form>
    </Door>
  );
}
