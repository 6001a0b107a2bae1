import { Button, Center, Group, Loader, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Wish } from '../ask/ask.ts';
import { useWords } from '../words/words.ts';
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

function Planned({ wish, verb, destructive, children, onClose, onDone }: PlanDialogProps & { wish: Wish }) {
  const w = useWords();
  const [choices, setChoices] = useState<Record<string, string>>({});
  const chosen = Object.keys(choices).length
    ? { ...wish, input: { ...wish.input, choices: { ...(wish.input?.['choices'] as object), ...choices } } }
    : wish;
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
          disabled={!outcome || outcome.refused || plan.isPlanning}
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
