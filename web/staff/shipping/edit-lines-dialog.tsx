import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import type { Shipment } from './shipping-types.ts';

interface DialogProps {
  readonly shipment: Shipment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A saved shipment holds nothing, so its lines are changed without a plan. */
export function EditLinesDialog({ shipment, opened, onClose }: DialogProps) {
  const w = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`${w('shipping.editLines')}: ${shipment.number}`}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <EditLines shipment={shipment} onClose={onClose} />
    </Modal>
  );
}

function EditLines({ shipment, onClose }: Omit<DialogProps, 'opened'>) {
  const w = useWords();
  const act = useAct();
  const [quantities, setQuantities] = useState<Readonly<Record<number, string>>>({});
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const lines = Object.entries(quantities).map(([line, quantity]) => ({ line: Number(line), quantity }));
    if (lines.length === 0) {
      onClose();
      return;
    }
    const { number, version } = shipment;
    act.mutate(
      { command: 'shipment.edit', ref: number, version, input: { lines } },
      {
        onSuccess: () => {
          tellDone(w('shipping.kept', { number }));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {w('shipping.editHint')}
        </Text>
        {shipment.lines.map(({ line, sku, name, unit, quantity }) => (
          <Group key={line} justify="space-between" wrap="nowrap">
            <Text size="sm">
              <b>{sku}</b> <bdi>{name}</bdi>
            </Text>
            <TextInput
              aria-label={w('shipping.quantityOf', { sku })}
              inputMode="decimal"
              w={120}
              rightSection={
                <Text size="xs" c="dimmed">
                  {unit}
                </Text>
              }
              rightSectionWidth={48}
              value={quantities[line] ?? quantity}
              onChange={(event) => setQuantities({ ...quantities, [line]: event.currentTarget.value.trim() })}
            />
          </Group>
        ))}
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {w('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {w('app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
