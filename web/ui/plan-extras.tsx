import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Outcome } from '../../src/command/outcome.ts';
import { useSignedIn } from '../ask/session.ts';
import { useWords } from '../words/words.ts';

export type Extra = 'day' | 'note' | 'override';
export type Extras = Readonly<Partial<Record<Extra, string>>>;

interface PlanExtrasProps {
  /** What the command takes beside what it is about. */
  readonly takes: readonly Extra[];
  readonly extras: Extras;
  readonly outcome: Outcome | undefined;
  readonly onChange: (extras: Extras) => void;
}

/** Stops that somebody with the right may go past, with a reason, on the record (B20). */
const STOPS = /(billing\/credit-limit|sales-order\/held)$/;

/** A business date and a note that go along; where a hold or a limit stops it, why to go on all the same. */
export function PlanExtras({ takes, extras, outcome, onChange }: PlanExtrasProps) {
  const w = useWords();
  const [isOpen, shown] = useDisclosure(false);
  const { permissions } = useSignedIn();
  const isStopped = outcome?.refused === true && STOPS.test(outcome.problem.type);
  const field = (name: 'day' | 'note') => ({
    label: w(`plan.${name}`),
    value: extras[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...extras, [name]: event.currentTarget.value }),
  });
  if (isStopped && takes.includes('override')) {
    if (!permissions.includes('billing:write')) return <Alert color="gray">{w('plan.mayNotOverride')}</Alert>;
    return <Override onGo={(override) => onChange({ ...extras, override })} />;
  }
  const plain = takes.filter((name) => name !== 'override') as ('day' | 'note')[];
  if (!plain.length) return null;
  return (
    <Stack gap="xs">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen}
        onClick={shown.toggle}
        style={{ alignSelf: 'start' }}
      >
        {w('plan.dayAndNote')}
      </Button>
      {isOpen && (
        <Group grow align="flex-start">
          {plain.includes('day') && <TextInput type="date" {...field('day')} />}
          {plain.includes('note') && <TextInput {...field('note')} />}
        </Group>
      )}
    </Stack>
  );
}

function Override({ onGo }: { onGo: (reason: string) => void }) {
  const w = useWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGo(String(new FormData(event.currentTarget).get('reason')).trim());
      }}
    >
      <Group align="flex-end">
        <TextInput
          name="reason"
          flex={1}
          required
          label={w('plan.override')}
          description={w('plan.overrideHint')}
        />
        <Button type="submit" variant="default">
          {w('plan.goOn')}
        </Button>
      </Group>
    </form>
  );
}
