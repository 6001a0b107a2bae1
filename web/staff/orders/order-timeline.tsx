import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct } from '../../ask/use-ask.ts';
import { tellDone, tellProblem } from '../../ui/problem-alert.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useWords } from '../../words/words.ts';
import type { Order } from './order-types.ts';

/** What happened to the order, and a note of one's own (H2). */
export function OrderTimeline({ order }: { order: Order }) {
  const w = useWords();
  const may = useMay('sales:write');
  const [note, setNote] = useState('');
  const writing = useAct();
  const write = (event: FormEvent): void => {
    event.preventDefault();
    const wish = { command: 'sales-order.note', ref: order.number, input: { note } };
    writing.mutate(wish, {
      onSuccess: () => {
        setNote('');
        tellDone(w('order.noteAdded'));
      },
      onError: tellProblem,
    });
  };
  return (
    <Stack gap="lg">
      <form onSubmit={write}>
        <Group align="flex-end" gap="xs">
          <TextInput
            flex={1}
            label={w('order.note')}
            description={w('order.noteHint')}
            value={note}
            disabled={!may}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={!note.trim()} loading={writing.isPending}>
            {w('order.addNote')}
          </Button>
        </Group>
      </form>
      <DocumentTimeline kind="sales-order" id={order.id} />
    </Stack>
  );
}
