import { Button, Center, Group, Loader, Modal, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { Wish } from '../ask/ask.ts';
import { useWords } from '../words/words.ts';
import { type Extra, type Extras, PlanExtras } from './plan-extras.tsx';
import { PlanView } from './plan-view.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { usePlan } from './use-plan.ts';

interface PlanDialogProps {
  /** What is to be done; null while nothing is. */
  readonly wish: Wish | null;
  readonly title: string;
  /** The word on the button that does it. */
  readonly verb?: string;
  readonly destructive?: boolean;
  /** What the command takes beside what it is about: a day, a note, a reason to go on despite a stop. */
  readonly takes?: readonly Extra[];
  /** Above the plan: fields whose values go into the wish. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** The answer of the command, such as the document as it is now. */
  readonly onDone?: (answer: unknown) => void;
}

/** Shows what a command would do to stock, documents and money, and does it when told to. */
export function PlanDialog(props: PlanDialogProps) {
  const w = useWords();
  const { wish, title, onClose } = props;
  return (
    <Modal
      opened={wish !== null}
      onClose={onClose}
      title={title}
      size="xl"
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      {wish && <Planned {...props} wish={wish} />}
    </Modal>
  );
}

function Planned({
  wish,
  verb,
  destructive,
  takes,
  children,
  onClose,
  onDone,
}: PlanDialogProps & { wish: Wish }) {
  const w = useWords();
  const [choices, setChoices] = useState<Record<string, string>>({});
  const [extras, setExtras] = useState<Extras>({});
  const [settled] = useDebouncedValue(extras, 300);
  const chosen = withMore(wish, choices, settled);
  const plan = usePlan(chosen, (answer) => {
    onClose();
    onDone?.(answer);
  });
  const { outcome } = plan;
  return (
    <Stack gap="md">
      {children}
      {plan.isStale && <ProblemAlert error={plan.error} />}
      {plan.isPlanning && !outcome && (
        <Center py="lg">
          <Loader aria-label={w('plan.working')} />
        </Center>
      )}
      {plan.error && !plan.isStale ? <ProblemAlert error={plan.error} onRetry={plan.again} /> : null}
      {takes && <PlanExtras takes={takes} extras={extras} outcome={outcome} onChange={setExtras} />}
      {outcome && (
        <PlanView
          outcome={outcome}
          onChoose={(number, choice) => setChoices({ ...choices, [number]: choice })}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {w('app.close')}
        </Button>
        <Button
          color={destructive ? 'red' : undefined}
          disabled={!outcome || outcome.refused || plan.isPlanning || settled !== extras}
          loading={plan.isApplying}
          onClick={plan.apply}
          data-autofocus
        >
          {verb ?? w('plan.apply')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What was chosen and added in the dialog goes into the wish; nothing that was left empty. */
function withMore(wish: Wish, choices: Readonly<Record<string, string>>, extras: Extras): Wish {
  const more = Object.fromEntries(Object.entries(extras).filter(([, value]) => value));
  const hasChoices = Object.keys(choices).length > 0;
  if (!hasChoices && !Object.keys(more).length) return wish;
  const before = wish.input?.['choices'] as object | undefined;
  return {
    ...wish,
    input: { ...wish.input, ...more, ...(hasChoices && { choices: { ...before, ...choices } }) },
  };
}
