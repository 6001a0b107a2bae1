import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconBarcode, IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct } from '../../ask/use-ask.ts';
import { type Move, MoveButton, MoveItem } from '../../ui/move-menu.tsx';
import { tellDone, tellProblem } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { MoveDialog } from './move-dialog.tsx';
import type { Shipment } from './shipping-types.ts';

/** What usually comes next from each status. */
const NEXT: Readonly<Record<Shipment['status'], string | null>> = {
  saved: 'commit',
  committed: 'pick',
  picked: 'pack',
  packed: 'ship',
  shipped: null,
};
const ON_CARD = new Set(['commit', 'pick', 'pack', 'ship', 'reopen', 'delete']);

/** The next move as a button, the others in a menu; what moves stock is planned first. */
export function CardMoves({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  const mayShip = useMay('shipping:write');
  const [asked, ask] = useState<Move | null>(null);
  const act = useAct();
  const next = shipment.moves.find(({ name }) => name === NEXT[shipment.status]);
  const start = (move: Move): void => {
    // Picked and packed move nothing once the goods are locked.
    const isPlain = shipment.status !== 'saved' && ['pick', 'pack'].includes(move.name);
    if (!isPlain) {
      ask(move);
      return;
    }
    act.mutate(
      { command: `shipment.${move.name}`, ref: shipment.number, version: shipment.version },
      {
        onSuccess: () => tellDone(w('shipping.done', { number: shipment.number, move: move.label })),
        onError: tellProblem,
      },
    );
  };
  if (!mayShip || shipment.status === 'shipped') return null;
  return (
    <Group gap={4} wrap="nowrap">
      {next && <MoveButton move={next} onMove={start} variant="light" size="compact-xs" />}
      {shipment.status === 'committed' && (
        <Button
          component={Link}
          to={`/shipping/${encodeURIComponent(shipment.number)}/pick`}
          variant="subtle"
          size="compact-xs"
          px={4}
          aria-label={w('shipping.pickHere')}
        >
          <IconBarcode size={18} aria-hidden="true" />
        </Button>
      )}
      <OtherMoves shipment={shipment} next={next} onMove={start} />
      <MoveDialog shipment={shipment} move={asked} onClose={() => ask(null)} />
    </Group>
  );
}

function OtherMoves({
  shipment,
  next,
  onMove,
}: {
  shipment: Shipment;
  next: Move | undefined;
  onMove: (move: Move) => void;
}) {
  const w = useWords();
  return (
    <Menu position="bottom-end" width={240} keepMounted={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          ml="auto"
          aria-label={w('shipping.moves', { number: shipment.number })}
        >
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {shipment.moves
          .filter((move) => ON_CARD.has(move.name) && move !== next)
          .map((move) => (
            <MoveItem key={move.name} move={move} onMove={onMove} />
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
