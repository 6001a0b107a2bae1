import { Button, Checkbox, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Refused } from '../../ask/ask.ts';
import { useAct, useAsk, useList } from '../../ask/use-ask.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { draftOf, inputOf, type TokenDraft } from './token-draft.ts';
import { TokenLimits } from './token-limits.tsx';
import type { MadeToken, Mandate, Token } from './token-types.ts';
import { ROLES, type User } from './user-types.ts';

interface TokenDialogProps {
  /** Null for a new one. */
  readonly token: Token | null;
  /** With its secret, which is shown once. */
  readonly onMade: (made: MadeToken) => void;
  readonly onClose: () => void;
}

export interface TokenFields {
  readonly draft: TokenDraft;
  readonly change: (some: Partial<TokenDraft>) => void;
  readonly errorOf: (pointer: string) => string | undefined;
}

/** A token: what it is for, for whom it acts, what it may do, how far it goes by itself, until when. */
export function TokenDialog({ token, onMade, onClose }: TokenDialogProps) {
  const w = useWords();
  const [draft, setDraft] = useState(() => draftOf(token));
  const saving = useAct<MadeToken>();
  const faults = saving.error instanceof Refused ? (saving.error.problem.errors ?? []) : [];
  const fields: TokenFields = {
    draft,
    change: (some) => setDraft({ ...draft, ...some }),
    errorOf: (pointer) => faults.find((fault) => fault.pointer.startsWith(pointer))?.detail,
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = inputOf(draft, token);
    const wish = token
      ? { command: 'token.update', ref: token.id, version: token.version, input }
      : { command: 'token.create', input };
    saving.mutate(wish, {
      onSuccess: (made) => {
        onClose();
        if (!token) onMade(made);
      },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={token ? w('tokens.edit', { name: token.name }) : w('tokens.new')}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <WhoFields {...fields} isNew={token === null} />
          <ScopeFields {...fields} />
          <TokenLimits {...fields} />
          {saving.error && <ProblemAlert error={saving.error} />}
          <Group justify="flex-end">
            <Button
              type="submit"
              disabled={!draft.name.trim() || (draft.isHeld && !draft.scopes.length)}
              loading={saving.isPending}
            >
              {token ? w('app.save') : w('tokens.new')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function WhoFields({ draft, change, errorOf, isNew }: TokenFields & { isNew: boolean }) {
  const w = useWords();
  const { rows: users } = useList<User>('user.list', {}, 500);
  const text = (name: 'name' | 'agent' | 'expires') => ({
    label: w(`tokens.${name}`),
    value: draft[name],
    error: errorOf(`/${name === 'expires' ? 'expiresAt' : name}`),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  const kept = isNew ? {} : { disabled: true, description: w('tokens.keptHint') };
  const people = users.filter(({ state, id }) => state === 'active' || id === draft.person);
  return (
    <>
      <Group grow align="flex-start">
        <TextInput {...text('name')} required />
        <TextInput {...text('expires')} description={w('tokens.expiresHint')} type="date" />
      </Group>
      <TextInput {...text('agent')} description={w('tokens.agentHint')} />
      <Group grow align="flex-start">
        <Select
          label={w('tokens.person')}
          description={w('tokens.personHint')}
          placeholder={w('tokens.nobody')}
          data={people.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          value={draft.person || null}
          onChange={(person) => change({ person: person ?? '' })}
          error={errorOf('/person')}
          searchable
          clearable={isNew}
          clearButtonProps={{ 'aria-label': w('tokens.nobody') }}
          {...kept}
        />
        <Select
          label={w('tokens.role')}
          allowDeselect={false}
          data={ROLES.map((one) => ({ value: one, label: w(`roles.${one}`) }))}
          value={draft.role}
          onChange={(role) => change({ role: role ?? draft.role })}
          {...kept}
        />
      </Group>
    </>
  );
}

function ScopeFields({ draft, change, errorOf }: TokenFields) {
  const w = useWords();
  const { data } = useAsk<Mandate>('mandate.get');
  return (
    <Stack gap="xs">
      <Switch
        label={w('tokens.someScopes')}
        description={w('tokens.someScopesHint')}
        checked={draft.isHeld}
        onChange={(event) => change({ isHeld: event.currentTarget.checked })}
      />
      {draft.isHeld && (
        <Checkbox.Group
          label={w('tokens.scopes')}
          value={[...draft.scopes]}
          onChange={(scopes) => change({ scopes })}
          error={errorOf('/scopes')}
        >
          <Stack gap={6} mt={4}>
            {data?.scopes.map(({ scope, about }) => (
              <Checkbox
                key={scope}
                size="sm"
                value={scope}
                label={w('tokens.scopeAbout', { scope, about })}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
