import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { BinSelect } from './goods-lines.tsx';
import type { Transfer } from './work-types.ts';

interface DialogProps {
  readonly transfer: Transfer;
  readonly onClose: () => void;
}

/** What is typed is planned anew once one stops typing. */
const SETTLE_MS = 350;

/** Everything that is on the way has arrived unless less is said. */
export function ReceiveTransfer({ transfer, onClose }: DialogProps) {
  const w = useWords();
  const open = transfer.lines.filter(({ onTheWay }) => Number(onTheWay) > 0);
  const [bin, setBin] = useState('');
  const [arrived, setArrived] = useState<Readonly<Record<number, string>>>({});
  const [settled] = useDebouncedValue(arrived, SETTLE_MS);
  const lines = open
    .map(({ line, product, onTheWay }) => ({ product, quantity: settled[line] ?? onTheWay }))
    .filter(({ quantity }) => quantity.trim() !== '' && Number(quantity) !== 0);
  return (
    <PlanDialog
      wish={{
        command: 'transfer.receive',
        ref: transfer.number,
        version: transfer.version,
        input: { lines, ...(bin && { bin }) },
      }}
      title={`${w('stockWork.receive')}: ${transfer.number}`}
      verb={w('stockWork.receive')}
      onClose={onClose}
      onDone={() => tellDone(w('stockWork.saved', { number: transfer.number }))}
    >
      <Stack gap="sm">
        <BinSelect label={w('stockWork.receiveBin')} location={transfer.to} value={bin} onChange={setBin} />
        {open.map(({ line, product, name, onTheWay }) => (
          <Group key={line} justify="space-between" wrap="nowrap">
            <Text size="sm">
              <b>{product}</b> <bdi>{name}</bdi>
            </Text>
            <TextInput
              aria-label={w('stockWork.arrived', { sku: product })}
              inputMode="decimal"
              w={110}
              value={arrived[line] ?? onTheWay}
              onChange={(event) => setArrived({ ...arrived, [line]: event.currentTarget.value })}
            />
          </Group>
        ))}
      </Stack>
    </PlanDialog>
  );
}

export function CloseTransfer({ transfer, onClose }: DialogProps) {
  const w = useWords();
  const [reason, setReason] = useState<string>(w('stockWork.lostReason'));
  const [settled] = useDebouncedValue(reason, SETTLE_MS);
  return (
    <PlanDialog
      wish={{
        command: 'transfer.close',
        ref: transfer.number,
        version: transfer.version,
        input: { reason: settled },
      }}
      title={`${w('stockWork.close')}: ${transfer.number}`}
      verb={w('stockWork.close')}
      destructive
      onClose={onClose}
      onDone={() => tellDone(w('stockWork.saved', { number: transfer.number }))}
    >
      <TextInput
        label={w('stockWork.reason')}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </PlanDialog>
  );
}
