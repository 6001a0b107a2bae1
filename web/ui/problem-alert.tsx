import { Alert, Button, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FieldFault } from '../../src/kernel/problem.ts';
import { Refused } from '../ask/ask.ts';
import { useWords, words } from '../words/words.ts';

interface Told {
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
}

/** What stands in the way, with the numbers, and how to go on. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const w = useWords();
  const problem = error instanceof Refused ? error.problem : null;
  return (
    <ProblemBox
      title={problem?.title ?? w('problem.noAnswer')}
      problem={problem ?? { detail: w('problem.noAnswerDetail') }}
      {...(onRetry && { onRetry })}
    />
  );
}

export function ProblemBox({
  title,
  problem,
  onRetry,
}: {
  title: string;
  problem: Told;
  onRetry?: () => void;
}) {
  const w = useWords();
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle />} title={title}>
      <Text size="sm">{problem.detail}</Text>
      {problem.errors && problem.errors.length > 1 && (
        <List size="sm" mt="xs">
          {problem.errors.slice(0, 20).map((fault) => (
            <List.Item key={`${fault.pointer} ${fault.detail}`}>
              {fault.pointer}: {fault.detail}
            </List.Item>
          ))}
        </List>
      )}
      {onRetry && (
        <Button mt="sm" size="xs" variant="default" onClick={onRetry}>
          {w('problem.again')}
        </Button>
      )}
    </Alert>
  );
}

/** The same in passing, for what was asked by a button. */
export function tellProblem(error: unknown): void {
  const problem = error instanceof Refused ? error.problem : null;
  notifications.show({
    color: 'red',
    title: problem?.title ?? words('problem.noAnswer'),
    message: problem?.detail ?? words('problem.noAnswerDetail'),
    autoClose: 9000,
    closeButtonProps: { 'aria-label': words('app.close') },
  });
}

export const tellDone = (message: string): void =>
  void notifications.show({
    color: 'teal',
    message,
    closeButtonProps: { 'aria-label': words('app.close') },
  });
