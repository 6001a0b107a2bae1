import { Badge, VisuallyHidden } from '@mantine/core';
import { useAsk } from '../../ask/use-ask.ts';
import { useWords } from '../../words/words.ts';

interface Counts {
  readonly waiting: number;
  readonly capped: boolean;
}

/** How much waits for a person; nothing at all where nothing does. */
export function WaitingCount() {
  const w = useWords();
  const { data } = useAsk<Counts>('approval.counts');
  if (!data?.waiting) return null;
  const { waiting: count, capped } = data;
  return (
    <Badge size="sm" variant="filled" ml="auto" className="figures">
      <span aria-hidden="true">{capped ? `${count}+` : count}</span>
      <VisuallyHidden>{w(capped ? 'approvals.countCapped' : 'approvals.count', { count })}</VisuallyHidden>
    </Badge>
  );
}
