import { type KeyboardEvent, useId, useState } from 'react';
import { byId, toggled } from './record-list.tsx';

interface Listed<T> {
  readonly label: string;
  readonly idOf?: (row: T) => string;
  readonly rows: readonly T[];
  readonly onOpen?: (row: T) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (ids: ReadonlySet<string>) => void;
  readonly scrollTo: (index: number) => void;
}

const STEP: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 12,
  PageUp: -12,
};

/** Arrows, j and k, Home and End walk a list; Enter opens, Space or x selects. */
export function useListKeys<T>({
  label,
  rows,
  onOpen,
  selected,
  onSelect,
  scrollTo,
  idOf = byId,
}: Listed<T>) {
  const [at, setAt] = useState(-1);
  const hint = useId();
  const go = (to: number): void => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setAt(index);
    scrollTo(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    const { key } = event;
    if (key in STEP) go(at + (STEP[key] as number));
    else if (key === 'Home') go(0);
    else if (key === 'End') go(rows.length - 1);
    else if (key === 'Enter' && row) onOpen?.(row);
    else if ((key === ' ' || key === 'x') && row) onSelect?.(toggled(selected, idOf(row)));
    else return;
    event.preventDefault();
  };
  return {
    at,
    hint,
    window: {
      tabIndex: 0,
      role: 'group',
      'aria-label': label,
      'aria-describedby': onOpen && hint,
      onKeyDown,
    } as const,
  };
}
