import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { LocationSelect, RecordSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import type { OrderRow } from '../orders/order-types.ts';

/** A saved shipment of all that is open of an order; it locks nothing yet, so it needs no plan. */
export function NewShipment({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const w = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={w('shipping.create')}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <NewShipmentForm onClose={onClose} />
    </Modal>
  );
}

function NewShipmentForm({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const navigate = useNavigate();
  const [order, setOrder] = useState('');
  const [location, setLocation] = useState('');
  const act = useAct<{ number: string }>();
  const create = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(
      { command: 'shipment.create', input: { order, ...(location && { location }) } },
      {
        onSuccess: ({ number }) => {
          onClose();
          void navigate({ to: `/shipping/${encodeURIComponent(number)}` });
        },
      },
    );
  };
  return (
    <form onSubmit={create}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {w('shipping.createLead')}
        </Text>
        <RecordSelect<OrderRow>
          query="sales-order.list"
          filters={{ status: ['Confirmed', 'In Process'] }}
          label={w('shipping.order')}
          value={order}
          onChange={setOrder}
          refOf={({ number }) => number}
          show={({ number, customer }) => (
            <Text size="sm">
              <b>{number}</b> <bdi>{customer.name}</bdi>
            </Text>
          )}
          required
          autoFocus
        />
        <LocationSelect
          label={w('shipping.location')}
          description={w('shipping.locationHint')}
          value={location}
          onChange={setLocation}
          clearable
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {w('app.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={!order}>
            {w('shipping.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
