import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { act, type Input, read, type Wish } from './ask.ts';
import { forget } from './asked.ts';

/** One answer of a query of the registry; not asked while `input` is null. */
export function useAsk<T>(query: string, input: Input | null = {}): UseQueryResult<T> {
  return useQuery({
    queryKey: [query, input],
    queryFn: ({ signal }) => read<T>(query, input ?? {}, signal),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  });
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

/** A list, page after page: `rows` are those fetched so far. */
export function useList<T>(
  query: string,
  filters: Input | null = {},
  limit = 50,
): { rows: readonly T[]; list: UseInfiniteQueryResult } {
  const list = useInfiniteQuery({
    queryKey: [query, { ...filters, limit }],
    queryFn: ({ pageParam, signal }) =>
      read<Page<T>>(query, { ...filters, limit, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    enabled: filters !== null,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  return { rows, list: list as UseInfiniteQueryResult };
}

/** Does a command at once, for what needs no plan before it; answers that may have changed are asked again. */
export function useAct<T = unknown>(): UseMutationResult<T, Error, Wish> {
  return useMutation({
    mutationFn: (wish: Wish) => act<T>(wish),
    onSuccess: (_answer, wish) => forget([wish.command.split('.')[0] as string]),
  });
}
