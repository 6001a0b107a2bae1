import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Filters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a list is filtered and sorted by stands in the address, so that a view can be kept, shared and gone back to. */
export function useFilters(): [Filters, (change: Filters) => void, (all: Filters) => void] {
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const replace = useCallback(
    (all: Filters) => void navigate({ to: '.', search: given(all) as never, replace: true }),
    [navigate],
  );
  const change = useCallback((some: Filters) => replace({ ...filters, ...some }), [filters, replace]);
  return [filters, change, replace];
}

const given = (all: Filters): Filters =>
  Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== '' && value.length > 0),
  );
