import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import type { CountRow, StockCount } from './work-types.ts';

interface RecordCountProps {
  readonly count: StockCount;
  readonly row: CountRow;
  readonly onDone: () => void;
}

/** How many stand there; writing it down books nothing. */
export function RecordCount({ count, row, onDone }: RecordCountProps) {
  const w = useWords();
  const act = useAct();
  const [quantity, setQuantity] = useState(row.counted ?? '');
  const { product, bin, lot } = row;
  const record = (event: FormEvent): void => {
    event.preventDefault();
    const rows = [{ product, bin, ...(lot && { lot }), quantity: quantity.trim() }];
    act.mutate(
      { command: 'stock-count.record', ref: count.number, input: { rows } },
      {
        onSuccess: () => {
          tellDone(w('stockWork.recorded', { sku: product, bin, quantity: quantity.trim() }));
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={record}>
      <Stack gap="xs">
        <Text>
          <b>{product}</b> <bdi>{row.name}</bdi> · <b>{bin}</b>
          {lot && (
            <>
              {' '}
              · <bdi>{lot}</bdi>
            </>
          )}
        </Text>
        <Group align="flex-end" gap="sm">
          <TextInput
            ref={(field) => field?.focus()}
            label={w('stockWork.countedHere')}
            inputMode="decimal"
            required
            w={160}
            rightSection={
              <Text size="xs" c="dimmed">
                {row.unit}
              </Text>
            }
            rightSectionWidth={54}
            value={quantity}
            onChange={(event) => setQuantity(event.currentTarget.value)}
          />
          <Button type="submit" loading={act.isPending}>
            {w('stockWork.record')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {w('app.cancel')}
          </Button>
        </Group>
        {act.error && <ProblemAlert error={act.error} />}
      </Stack>
    </form>
  );
}
