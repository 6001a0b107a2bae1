import { Box, Button, FileButton, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Refused } from '../../ask/ask.ts';
import { asked, forget } from '../../ask/asked.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

const ADDRESS = '/v1/organisation/logo';
const KEY = ['organisation.logo'] as const;

async function sendLogo(file: File | null): Promise<void> {
  const response = await fetch(
    ADDRESS,
    file ? { method: 'PUT', body: file, headers: { 'content-type': file.type } } : { method: 'DELETE' },
  );
  if (!response.ok) throw new Refused(await response.json());
}

/** The picture as an address the page may show. */
async function logoShown(): Promise<string> {
  const response = await fetch(ADDRESS);
  if (!response.ok) throw new Refused(await response.json());
  return URL.createObjectURL(await response.blob());
}

/** The logo of every document: shown, chosen, taken off. */
export function Logo({ may }: { may: boolean }) {
  const w = useWords();
  const letterhead = useAsk<{ readonly logo: string | null }>('organisation.letterhead');
  const has = typeof letterhead.data?.logo === 'string';
  const shown = useQuery({
    queryKey: KEY,
    queryFn: logoShown,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: has,
  });
  const sending = useMutation({
    mutationFn: sendLogo,
    onSuccess: (_done, file) => {
      tellDone(file ? w('settings.logoSaved') : w('settings.logoRemoved'));
      void asked.invalidateQueries({ queryKey: KEY });
      forget(['organisation']);
    },
  });
  return (
    <Box component="section" aria-label={w('settings.logo')}>
      <Title order={2} fz="md" mb="xs">
        {w('settings.logo')}
      </Title>
      {has && shown.data ? (
        <img
          src={shown.data}
          alt={w('settings.logo')}
          height={64}
          style={{ background: '#fff', borderRadius: 6, padding: 6 }}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {w('settings.noLogo')}
        </Text>
      )}
      {sending.error && <ProblemAlert error={sending.error} />}
      {may && (
        <Group mt="sm">
          <FileButton
            accept="image/png,image/jpeg,image/svg+xml"
            onChange={(file) => file && sending.mutate(file)}
          >
            {(props) => (
              <Button {...props} variant="default" loading={sending.isPending}>
                {w('settings.chooseLogo')}
              </Button>
            )}
          </FileButton>
          {has && (
            <Button variant="subtle" onClick={() => sending.mutate(null)}>
              {w('settings.removeLogo')}
            </Button>
          )}
        </Group>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {w('settings.logoHint')}
      </Text>
    </Box>
  );
}
