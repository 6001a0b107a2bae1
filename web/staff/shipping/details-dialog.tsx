import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { draftOf, PackageFields, packagesOf } from './package-fields.tsx';
import type { Shipment } from './shipping-types.ts';

interface DialogProps {
  readonly shipment: Shipment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Carrier, tracking, notes and packages; they may change when it has shipped, too (B12). */
export function DetailsDialog({ shipment, opened, onClose }: DialogProps) {
  const w = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={`${w('shipping.details')}: ${shipment.number}`}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <Details shipment={shipment} onClose={onClose} />
    </Modal>
  );
}

function Details({ shipment, onClose }: Omit<DialogProps, 'opened'>) {
  const w = useWords();
  const act = useAct();
  const [carrier, setCarrier] = useState(shipment.carrier ?? '');
  const [tracking, setTracking] = useState(shipment.tracking ?? '');
  const [notes, setNotes] = useState(shipment.notes ?? '');
  const [drafts, setDrafts] = useState(() => shipment.packages.map(draftOf));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { number, version, packages } = shipment;
    const input = {
      carrier: carrier || null,
      tracking: tracking || null,
      notes: notes || null,
      packages: packagesOf(drafts, packages),
    };
    const onSuccess = (): void => {
      tellDone(w('shipping.kept', { number }));
      onClose();
    };
    act.mutate({ command: 'shipment.update', ref: number, version, input }, { onSuccess });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            label={w('shipping.carrier')}
            value={carrier}
            onChange={(event) => setCarrier(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label={w('shipping.tracking')}
            value={tracking}
            onChange={(event) => setTracking(event.currentTarget.value)}
          />
        </Group>
        <Textarea
          label={w('shipping.notes')}
          autosize
          minRows={2}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
        <PackageFields drafts={drafts} onChange={(next) => setDrafts([...next])} />
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
