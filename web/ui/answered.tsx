import { Center, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** What was asked for, or why it is not there. */
export function Answered<T>({
  question,
  children,
}: {
  question: UseQueryResult<T>;
  children: (answer: T) => ReactNode;
}) {
  const w = useWords();
  const { data, error, refetch } = question;
  if (data !== undefined) return <>{children(data)}</>;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Center p="xl">
      <Loader aria-label={w('list.loading')} />
    </Center>
  );
}
