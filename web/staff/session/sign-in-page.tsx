import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { signIn } from '../../ask/session.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { Door } from './door.tsx';

export function SignInPage() {
  const w = useWords();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const form = useForm({ initialValues: { email: '', password: '' } });
  const entering = useMutation({
    mutationFn: ({ email, password }: typeof form.values) => signIn(email, password),
    onSuccess: () => navigate({ href: ownAddress(to) }),
  });
  return (
    <Door title={w('session.signIn')}>
      <form onSubmit={form.onSubmit((values) => entering.mutate(values))} noValidate>
        {entering.isError && <ProblemAlert error={entering.error} />}
        <TextInput
          mt="md"
          label={w('session.email')}
          type="email"
          autoComplete="username"
          autoFocus
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          mt="sm"
          label={w('session.password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': w('session.showPassword') }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" fullWidth mt="lg" loading={entering.isPending}>
          {w('session.signIn')}
        </Button>
      </form>
    </Door>
  );
}

/** Back to a page of this app and nowhere else, whatever the address says. */
const ownAddress = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
