import { Button, Menu } from '@mantine/core';
import { IconBarcode, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../ask/session.ts';
import { type Move, MoveButton, MoveMenu } from '../../ui/move-menu.tsx';
import { useWords } from '../../words/words.ts';
import { usePrint } from './printing.ts';
import type { Shipment } from './shipping-types.ts';

const WALK = ['commit', 'pick', 'pack', 'ship'];
const DESTRUCTIVE = new Set(['delete']);

interface ShipmentActionsProps {
  readonly shipment: Shipment;
  readonly moves: readonly Move[];
  readonly onMove: (move: Move) => void;
}

/** The next step of the walk stands out; everything else is in the menu. */
export function ShipmentActions({ shipment, moves, onMove }: ShipmentActionsProps) {
  const w = useWords();
  const next = moves.find(({ name, allowed }) => allowed && WALK.includes(name));
  const canPick = ['saved', 'committed'].includes(shipment.status);
  return (
    <>
      {canPick && (
        <Button
          component={Link}
          to={`/shipping/${encodeURIComponent(shipment.number)}/pick`}
          variant="default"
          leftSection={<IconBarcode size={16} aria-hidden="true" />}
        >
          {w('shipping.pickHere')}
        </Button>
      )}
      <PrintMenu shipment={shipment} />
      <MoveMenu moves={moves} onMove={onMove} destructive={DESTRUCTIVE} />
      {next && <MoveButton move={next} onMove={onMove} />}
    </>
  );
}

function PrintMenu({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  const print = usePrint();
  const mayPrint = useMay('documents:write');
  const refs = [shipment.number];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={print.isPending}
          disabled={!mayPrint}
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
        >
          {w('shipping.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => print.mutate({ kind: 'pick-ticket', input: { refs } })}>
          {w('shipping.pickTicket')}
        </Menu.Item>
        <Menu.Item onClick={() => print.mutate({ kind: 'packing-slip', input: { refs } })}>
          {w('shipping.packingSlip')}
        </Menu.Item>
        <Menu.Item onClick={() => print.mutate({ kind: 'sku-labels', input: { refs: [shipment.order] } })}>
          {w('shipping.labels')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
