import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Outcome } from '../../src/command/outcome.ts';
import { apply, plan, Refused, type Wish } from '../ask/ask.ts';
import { asked, forget } from '../ask/asked.ts';

/** A refused plan comes as the problem the command would be refused with. */
export type ShownOutcome = Outcome;

/**
 * Plans a wish and applies the plan. One that no longer holds is made anew and shown, so that nothing of what was
 * entered is lost and nothing is done that was not seen.
 */
export function usePlan(wish: Wish, onDone: (answer: unknown) => void) {
  const key = ['plan', wish] as const;
  const planned = useQuery({
    queryKey: key,
    queryFn: () => plan(wish),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
  const applying = useMutation({
    mutationFn: () => apply<unknown>(planned.data?.plan ?? ''),
    onSuccess: (answer) => {
      forget(touchedBy(wish, planned.data?.outcome));
      onDone(answer);
    },
    onError: (error) => {
      if (isOutdated(error)) void asked.invalidateQueries({ queryKey: key });
    },
  });
  return {
    outcome: planned.data?.outcome as ShownOutcome | undefined,
    isPlanning: planned.isFetching,
    isApplying: applying.isPending,
    /** The plan was applied too late; what is shown now is a new one. */
    isStale: isOutdated(applying.error),
    error: applying.error ?? planned.error,
    apply: () => applying.mutate(),
    again: () => {
      applying.reset();
      void planned.refetch();
    },
  };
}

const OUTDATED: ReadonlySet<string> = new Set(['plan/stale', 'plan/expired', 'plan/unknown']);
const isOutdated = (error: unknown): boolean => error instanceof Refused && OUTDATED.has(error.kind);

function touchedBy(wish: Wish, outcome: Outcome | undefined): string[] {
  const kinds = outcome?.refused === false ? outcome.documents.map(({ kind }) => kind) : [];
  return [wish.command.split('.')[0] as string, ...kinds];
}
