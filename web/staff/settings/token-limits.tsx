import { Checkbox, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useAsk } from '../../ask/use-ask.ts';
import { ChannelSelect, CustomerSelect, LocationSelect } from '../../ui/record-select.tsx';
import { RecordsSelect } from '../../ui/records-select.tsx';
import { useWords } from '../../words/words.ts';
import type { TokenFields } from './token-dialog.tsx';
import { asking } from './token-draft.ts';
import type { Mandate } from './token-types.ts';

const REACH = [
  ['customers', CustomerSelect, 'customer.get'],
  ['channels', ChannelSelect, 'order-channel.get'],
  ['locations', LocationSelect, 'location.get'],
] as const;

const CAPS = [
  ['commandValue', '/limits/perCommand/value'],
  ['commandQuantity', '/limits/perCommand/quantity'],
  ['dayValue', '/limits/perDay/value'],
  ['dayQuantity', '/limits/perDay/quantity'],
] as const;

/** How far a token goes by itself: whose records, how much, and what a person decides each time. */
export function TokenLimits({ draft, change, errorOf }: TokenFields) {
  const w = useWords();
  const { data } = useAsk<Mandate>('mandate.get');
  const scopes = data?.scopes.map(({ scope }) => scope) ?? [];
  const offered = draft.isHeld ? scopes.filter((scope) => draft.scopes.includes(scope)) : scopes;
  return (
    <>
      <Fieldset legend={w('tokens.reach')}>
        <Stack gap="sm">
          {REACH.map(([name, select, query]) => (
            <RecordsSelect
              key={name}
              label={w(`tokens.${name}`)}
              description={w('tokens.all')}
              values={draft[name]}
              onChange={(values) => change({ [name]: values })}
              select={select}
              query={query}
              error={errorOf(`/limits/${name}`)}
            />
          ))}
        </Stack>
      </Fieldset>
      <Fieldset legend={w('tokens.caps')}>
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {w('tokens.capsHint', { currency: data?.currency ?? '' })}
          </Text>
          {[CAPS.slice(0, 2), CAPS.slice(2)].map((pair) => (
            <Group key={pair[0]?.[0]} grow align="flex-start">
              {pair.map(([name, pointer]) => (
                <TextInput
                  key={name}
                  label={w(`tokens.${name}`)}
                  inputMode="decimal"
                  value={draft[name]}
                  error={errorOf(pointer)}
                  onChange={(event) => change({ [name]: event.currentTarget.value })}
                />
              ))}
            </Group>
          ))}
          <Select
            label={w('tokens.beyond')}
            allowDeselect={false}
            data={(['refuse', 'ask'] as const).map((value) => ({
              value,
              label: w(`tokens.beyonds.${value}`),
            }))}
            value={draft.beyond}
            onChange={(beyond) => change({ beyond: beyond ?? draft.beyond })}
          />
        </Stack>
      </Fieldset>
      <Checkbox.Group
        label={w('tokens.approval')}
        value={[...asking(draft)]}
        onChange={(approval) => change({ approval })}
      >
        <Group gap="md" mt={4}>
          {offered.map((scope) => (
            <Checkbox key={scope} size="sm" value={scope} label={scope} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput
        label={w('tokens.requests')}
        inputMode="numeric"
        maw={200}
        value={draft.requests}
        error={errorOf('/limits/requestsPerMinute')}
        onChange={(event) => change({ requests: event.currentTarget.value })}
      />
    </>
  );
}
