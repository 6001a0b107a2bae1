import { Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { send } from '../../ask/ask.ts';
import { asked } from '../../ask/asked.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { Door } from './door.tsx';

/** The first owner of a new company; the code stands in the terminal that started the server. */
export function SetupPage() {
  const w = useWords();
  const navigate = useNavigate();
  const { code = '' } = useSearch({ strict: false }) as { code?: string };
  const form = useForm({
    initialValues: { code, name: '', email: '', password: '' },
    validate: { password: (text) => (text.length < 10 ? w('session.passwordShort') : null) },
  });
  const founding = useMutation({
    mutationFn: async (values: typeof form.values) => {
      await send('/setup', { method: 'POST', body: values });
      asked.clear(); // signed in by it: who that is must be asked anew
    },
    onSuccess: () => navigate({ to: '/' }),
  });
  return (
    <Door title={w('session.setup')} lead={w('session.setupLead')}>
      <form onSubmit={form.onSubmit((values) => founding.mutate(values))}>
        {founding.isError && <ProblemAlert error={founding.error} />}
        <TextInput
          mt="md"
          label={w('session.code')}
          description={w('session.codeHint')}
          required
          {...form.getInputProps('code')}
        />
        <TextInput
          mt="sm"
          label={w('session.name')}
          autoComplete="name"
          required
          {...form.getInputProps('name')}
        />
        <TextInput
          mt="sm"
          label={w('session.email')}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          mt="sm"
          label={w('session.newPassword')}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {w('session.passwordHint')}
        </Text>
        <Button type="submit" fullWidth mt="lg" loading={founding.isPending}>
          {w('session.begin')}
        </Button>
      </form>
    </Door>
  );
}
