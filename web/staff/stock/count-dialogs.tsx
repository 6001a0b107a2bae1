import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import type { StockCount } from './work-types.ts';

interface DialogProps {
  readonly count: StockCount;
  readonly onClose: () => void;
}

const CHOICES = ['leave', 'zero'] as const;

/** Books what differs; where rows are uncounted, one says what becomes of them. */
export function PostCount({ count, onClose }: DialogProps) {
  const w = useWords();
  const [uncounted, setUncounted] = useState<string>('leave');
  const isWhole = count.counted >= count.rows;
  return (
    <PlanDialog
      wish={{
        command: 'stock-count.post',
        ref: count.number,
        version: count.version,
        input: isWhole ? {} : { uncounted },
      }}
      title={`${w('stockWork.post')}: ${count.number}`}
      verb={w('stockWork.post')}
      onClose={onClose}
      onDone={() => tellDone(w('stockWork.saved', { number: count.number }))}
    >
      {!isWhole && (
        <Radio.Group label={w('stockWork.uncountedRows')} value={uncounted} onChange={setUncounted}>
          <Stack gap={6} mt={6}>
            {CHOICES.map((choice) => (
              <Radio key={choice} value={choice} label={w(`stockWork.${choice}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </PlanDialog>
  );
}

export function CancelCount({ count, onClose }: DialogProps) {
  const { label } = count.moves.find(({ name }) => name === 'cancel') ?? { label: '' };
  return (
    <PlanDialog
      wish={{ command: 'stock-count.cancel', ref: count.number, version: count.version }}
      title={`${label}: ${count.number}`}
      verb={label}
      destructive
      onClose={onClose}
    />
  );
}
