import { Box, Button, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconPlus, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { shipmentCycle } from '../../../src/shipping/shipment.cycle.ts';
import type { ShipmentStatus } from '../../../src/shipping/shipment.ts';
import { useMay } from '../../ask/session.ts';
import { Page } from '../../ui/page.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import classes from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { NewShipment } from './new-shipment.tsx';
import { usePrint } from './printing.ts';

type Selected = ReadonlySet<string>;

const STATUSES = Object.keys(shipmentCycle.states) as ShipmentStatus[];

export default function BoardPage() {
  const w = useWords();
  const mayShip = useMay('shipping:write');
  const [filters] = useFilters();
  const [selected, select] = useState<Selected>(new Set());
  const [isCreating, creating] = useDisclosure(false);
  const narrowed = { location: filters['location'], search: filters['search'] };
  return (
    <Page
      title={w('shipping.title')}
      lead={w('shipping.lead')}
      full
      actions={
        <Button
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={creating.open}
          disabled={!mayShip}
          title={mayShip ? undefined : w('shipping.noRight')}
        >
          {w('shipping.create')}
        </Button>
      }
    >
      <Group justify="space-between" align="flex-end" gap="sm">
        <BoardFilters />
        <Printing selected={selected} onClear={() => select(new Set())} />
      </Group>
      <Box component="section" className={classes['board']} tabIndex={0} aria-label={w('shipping.board')}>
        {STATUSES.map((status) => (
          <BoardColumn
            key={status}
            status={status}
            filters={narrowed}
            selected={selected}
            onSelect={select}
          />
        ))}
      </Box>
      <NewShipment opened={isCreating} onClose={creating.close} />
    </Page>
  );
}

function BoardFilters() {
  const w = useWords();
  const [filters, change] = useFilters();
  const search = useDebouncedCallback((text: string) => change({ search: text }), 250);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={w('shipping.search')}
        placeholder={w('shipping.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        defaultValue={(filters['search'] as string) ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
        w={240}
      />
      <Box w={130}>
        <LocationSelect
          label={w('shipping.location')}
          value={(filters['location'] as string) ?? ''}
          onChange={(location) => change({ location })}
          clearable
        />
      </Box>
    </Group>
  );
}

function Printing({ selected, onClear }: { selected: Selected; onClear: () => void }) {
  const w = useWords();
  const print = usePrint();
  if (selected.size === 0) return null;
  const input = { refs: [...selected] };
  const icon = <IconPrinter size={16} aria-hidden="true" />;
  return (
    <Group gap="xs" role="group" aria-label={w('shipping.selected', { count: selected.size })}>
      <Box fz="sm" c="dimmed">
        {w('shipping.selected', { count: selected.size })}
      </Box>
      <Button
        variant="default"
        leftSection={icon}
        loading={print.isPending}
        onClick={() => print.mutate({ kind: 'pick-ticket', input })}
      >
        {w('shipping.pickTickets')}
      </Button>
      <Button
        variant="default"
        leftSection={icon}
        loading={print.isPending}
        onClick={() => print.mutate({ kind: 'packing-slip', input })}
      >
        {w('shipping.packingSlips')}
      </Button>
      <Button variant="subtle" onClick={onClear}>
        {w('shipping.clear')}
      </Button>
    </Group>
  );
}
