import { Alert, Stack, Text } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { type Move, MoveButton } from '../../ui/move-menu.tsx';
import { useWords } from '../../words/words.ts';
import { MoveDialog } from './move-dialog.tsx';
import type { Shipment } from './shipping-types.ts';

/** What is not locked may be gone when one comes to the bin. */
export function Uncommitted({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  const [asked, ask] = useState<Move | null>(null);
  const commit = shipment.moves.find(({ name }) => name === 'commit');
  return (
    <Alert color="yellow" variant="light" icon={<IconLockOpen aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{w('picking.notCommitted')}</Text>
        {commit && <MoveButton move={commit} onMove={ask} />}
      </Stack>
      <MoveDialog shipment={shipment} move={asked} onClose={() => ask(null)} />
    </Alert>
  );
}
