import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import type { FileRow } from './asking.ts';

const COLOURS: Readonly<Record<FileRow['status'], StateRule['colour']>> = {
  new: 'grey',
  running: 'blue',
  interrupted: 'orange',
  done: 'green',
};

export function ImportStatus({ status }: { status: FileRow['status'] }) {
  const w = useWords();
  return <StatusBadge status={w(`imports.statuses.${status}`)} colour={COLOURS[status]} />;
}

const COUNTED = ['created', 'updated', 'alreadyThere', 'flagged', 'refused'] as const;

/** "127 made, 3 there already" */
export function useCountsText(): (counts: FileRow['counts'], refusedRows: number) => string {
  const w = useWords();
  return (counts, refusedRows) => {
    const told = COUNTED.filter((name) => counts?.[name]).map(
      (name) => `${counts?.[name]} ${w(`imports.counts.${name}`)}`,
    );
    if (refusedRows) told.push(`${refusedRows} ${w('imports.counts.rows')}`);
    return told.join(', ');
  };
}
