import { Alert, Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { quantityText } from '../../ui/figures.tsx';
import { type Move, MoveButton } from '../../ui/move-menu.tsx';
import { useWords } from '../../words/words.ts';
import { MoveDialog } from './move-dialog.tsx';
import { countOf, isComplete, stopKey } from './picking.ts';
import type { Shipment, Stop } from './shipping-types.ts';
import type { Walking } from './use-walk.ts';

interface PickingEndProps {
  readonly shipment: Shipment;
  readonly stops: readonly Stop[];
  readonly walk: Walking;
}

/** After the last stop: what was taken, what was short, and marking it picked. */
export function PickingEnd({ shipment, stops, walk }: PickingEndProps) {
  const w = useWords();
  const navigate = useNavigate();
  const [asked, ask] = useState<Move | null>(null);
  const short = stops.filter((stop) => !isComplete(walk.walked, stop));
  const pick = shipment.moves.find(({ name }) => name === 'pick');
  const finish = pick && { ...pick, label: w('picking.finish') };
  const place = `/shipping/${encodeURIComponent(shipment.number)}`;
  const note =
    short.length > 0 ? w('picking.shortNote', { lines: short.map((one) => said(walk, one)).join('; ') }) : '';
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="md">
        <Title order={2} fz="lg">
          {w('picking.summary')}
        </Title>
        {short.length > 0 && (
          <Alert
            color="yellow"
            variant="light"
            icon={<IconAlertCircle aria-hidden="true" />}
            title={w('picking.shorts')}
            styles={{ title: { color: 'var(--mantine-color-text)' } }}
          >
            <Text size="sm">{w('picking.shortsHint')}</Text>
            <Anchor component={Link} to={place} size="sm" underline="always">
              {w('picking.open')}
            </Anchor>
          </Alert>
        )}
        <List size="sm">
          {stops.map((stop) => (
            <List.Item key={stopKey(stop)} fw={isComplete(walk.walked, stop) ? undefined : 650}>
              {said(walk, stop)}
            </List.Item>
          ))}
        </List>
        <Group justify="space-between">
          <Button variant="default" onClick={() => walk.goTo(stops.length - 1)}>
            {w('picking.before')}
          </Button>
          <Button variant="subtle" onClick={walk.startOver}>
            {w('picking.startOver')}
          </Button>
          {finish && <MoveButton move={finish} onMove={() => ask(pick)} size="lg" />}
        </Group>
      </Stack>
      <MoveDialog
        shipment={shipment}
        move={asked}
        {...(note && { note })}
        onClose={() => ask(null)}
        onDone={() => {
          walk.startOver();
          void navigate({ to: place });
        }}
      />
    </Paper>
  );
}

/** `B-01 SOCKS-M 5/7` */
const said = (walk: Walking, stop: Stop): string =>
  `${stop.bin} ${stop.sku} ${quantityText(String(countOf(walk.walked, stop)))}/${quantityText(stop.quantity)}`;
