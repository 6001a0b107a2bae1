import { Anchor, Center, Grid, Loader, Stack, Tabs } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import type { Move } from '../../ui/move-menu.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useWords } from '../../words/words.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { EditLinesDialog } from './edit-lines-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { ShipmentActions } from './shipment-actions.tsx';
import { ShipmentFacts } from './shipment-facts.tsx';
import { ShipmentLines } from './shipment-lines.tsx';
import type { Shipment } from './shipping-types.ts';
import { Walk } from './walk.tsx';

export default function ShipmentPage() {
  const { ref } = useParams({ strict: false }) as { ref: string };
  const w = useWords();
  const { data: shipment, error, refetch } = useAsk<Shipment>('shipment.get', { ref });
  if (error && !shipment)
    return (
      <Page title={w('shipping.notThere')} lead={<Back />}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!shipment)
    return (
      <Center h="60dvh">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  return <ShipmentShown shipment={shipment} />;
}

function Back() {
  const w = useWords();
  return (
    <Anchor component={Link} to="/shipping" size="sm" underline="always">
      {w('shipping.back')}
    </Anchor>
  );
}

function ShipmentShown({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  const navigate = useNavigate();
  const mayShip = useMay('shipping:write');
  const [asked, ask] = useState<Move | null>(null);
  const close = (): void => ask(null);
  const moves = mayShip
    ? shipment.moves
    : shipment.moves.map((move) => ({ ...move, allowed: false, reason: w('shipping.noRight') }));
  const planned = asked && !['edit', 'update'].includes(asked.name) ? asked : null;
  return (
    <Page
      title={shipment.number}
      aside={<StatusBadge status={shipment.status} colour={shipment.colour} />}
      lead={
        <>
          <Anchor
            component={Link}
            to={`/orders/${encodeURIComponent(shipment.order)}`}
            inherit
            underline="always"
          >
            {shipment.order}
          </Anchor>{' '}
          · <bdi>{shipment.customer.name}</bdi> · {shipment.location} · <Back />
        </>
      }
      actions={<ShipmentActions shipment={shipment} moves={moves} onMove={ask} />}
    >
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <ShipmentLines shipment={shipment} />
            {shipment.status !== 'shipped' && <Walk shipment={shipment} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <ShipmentFacts shipment={shipment} />
        </Grid.Col>
      </Grid>
      <Tabs defaultValue="timeline">
        <Tabs.List>
          <Tabs.Tab value="timeline">{w('shipping.timeline')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline" pt="sm">
          <DocumentTimeline kind="shipment" id={shipment.number} />
        </Tabs.Panel>
      </Tabs>
      <MoveDialog
        shipment={shipment}
        move={planned}
        onClose={close}
        onDone={() => planned?.name === 'delete' && void navigate({ to: '/shipping' })}
      />
      <EditLinesDialog shipment={shipment} opened={asked?.name === 'edit'} onClose={close} />
      <DetailsDialog shipment={shipment} opened={asked?.name === 'update'} onClose={close} />
    </Page>
  );
}
