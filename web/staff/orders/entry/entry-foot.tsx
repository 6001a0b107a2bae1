import { Button, Group, Paper, Text } from '@mantine/core';
import { amountText } from '../../../ui/figures.tsx';
import { useWords } from '../../../words/words.ts';
import { type Draft, filled, type Terms } from './draft.ts';
import type { Workflow } from './order-input.ts';
import { totalsOf } from './sums.ts';

interface EntryFootProps {
  readonly draft: Draft;
  readonly terms: Terms;
  readonly workflow: Workflow;
  readonly isReady: boolean;
  readonly isSaving: boolean;
  readonly onClear: () => void;
  readonly onPlan: () => void;
  /** Binding is confirmed, or Entered; else it stays a draft. */
  readonly onSave: (binding: boolean) => void;
}

/** The sums as they stand, and what can be done with the order. */
export function EntryFoot({
  draft,
  terms,
  workflow,
  isReady,
  isSaving,
  onClear,
  onPlan,
  onSave,
}: EntryFootProps) {
  const w = useWords();
  const totals = totalsOf(draft, terms);
  const binding = workflow === 'shipment-driven' ? w('entry.saveAndConfirm') : w('entry.saveAsEntered');
  return (
    <Paper withBorder radius="md" p="md">
      <Group justify="space-between">
        <Group gap="lg">
          <Text size="sm">{w('entry.count', { count: filled(draft).length })}</Text>
          {(['value', 'tax', 'total'] as const).map((name) => (
            <Text key={name} size="sm" fw={name === 'total' ? 650 : 400}>
              {name === 'tax' && terms.pricesIncludeTax ? w('entry.taxInside') : w(`entry.${name}`)}{' '}
              {amountText(totals[name], terms.currency)}
            </Text>
          ))}
        </Group>
        <Group gap="xs">
          <Button variant="subtle" onClick={onClear}>
            {w('entry.clear')}
          </Button>
          <Button variant="default" disabled={!isReady} onClick={onPlan}>
            {w('entry.plan')}
          </Button>
          <Button variant="default" disabled={!isReady} loading={isSaving} onClick={() => onSave(false)}>
            {w('entry.save')}
          </Button>
          <Button disabled={!isReady} loading={isSaving} onClick={() => onSave(true)}>
            {binding}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
