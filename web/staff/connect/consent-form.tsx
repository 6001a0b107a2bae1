import { Badge, Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type Asked, type Consent, say } from './consent.ts';

export function ConsentForm({ uid, consent }: { uid: string; consent: Consent }) {
  const w = useWords();
  const [scopes, setScopes] = useState(consent.scopes.filter((one) => one.ticked).map((one) => one.scope));
  const [days, setDays] = useState('90');
  const saying = useMutation({
    mutationFn: (allow: boolean) =>
      say(uid, allow ? { allow, scopes, days: days === 'never' ? null : Number(days) } : { allow }),
  });
  const isOver = saying.isPending || saying.isSuccess;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saying.mutate(true);
      }}
    >
      <Stack gap="md" mt="md">
        <Facts consent={consent} />
        <Checkbox.Group label={w('connect.scopes')} value={scopes} onChange={setScopes}>
          <Stack gap="xs" mt="xs">
            {consent.scopes.map((one) => (
              <ScopeBox key={one.scope} asked={one} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={w('connect.ends')}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={[
            { value: '30', label: w('connect.days', { days: 30 }) },
            { value: '90', label: w('connect.days', { days: 90 }) },
            { value: 'never', label: w('connect.never') },
          ]}
        />
        {saying.isError && <ProblemAlert error={saying.error} />}
        <Group grow>
          <Button variant="default" disabled={isOver} onClick={() => saying.mutate(false)}>
            {w('connect.deny')}
          </Button>
          <Button type="submit" loading={isOver} disabled={!scopes.length}>
            {w('connect.allow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Names are what the program says of itself; where it was looked up and where the answer goes are facts. */
function Facts({ consent: { client, organisation, user } }: { consent: Consent }) {
  const w = useWords();
  const { to, kind } = client.redirect;
  return (
    <Stack gap={4}>
      <Text size="sm">{w('connect.actsFor', { name: user.name, organisation: organisation.name })}</Text>
      <Text size="sm">
        {client.host === null ? w('connect.unchecked') : w('connect.checked', { host: client.host })}
      </Text>
      <Text size="sm">
        {kind === 'this-machine' && w('connect.toThisMachine', { to })}
        {kind === 'site' && w('connect.toSite', { to })}
        {kind === 'program' && w('connect.toProgram', { to })}
      </Text>
      <Text size="sm">{w('connect.noMore', { role: user.role })}</Text>
    </Stack>
  );
}

function ScopeBox({ asked: { scope, sentence, grave } }: { asked: Asked }) {
  const w = useWords();
  return (
    <Checkbox
      value={scope}
      label={
        <Group gap="xs" wrap="nowrap">
          <span>
            <strong>{scope}</strong>: {sentence}
          </span>
          {grave && (
            <Badge size="xs" color="red" variant="outline" flex="none">
              {w('connect.grave')}
            </Badge>
          )}
        </Group>
      }
    />
  );
}
