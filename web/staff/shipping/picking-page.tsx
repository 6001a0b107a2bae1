import { Anchor, Box, Center, Loader, Progress, Stack, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useAsk } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { isSettled } from './picking.ts';
import { PickingEnd } from './picking-end.tsx';
import { PickingStop } from './picking-stop.tsx';
import { ScanField } from './scan-field.tsx';
import type { PickTicket, Shipment, Stop } from './shipping-types.ts';
import { Uncommitted } from './uncommitted.tsx';
import { useWalk } from './use-walk.ts';

export default function PickingPage() {
  const { ref } = useParams({ strict: false }) as { ref: string };
  const w = useWords();
  const shipment = useAsk<Shipment>('shipment.get', { ref });
  const ticket = useAsk<PickTicket>('shipment.pick-plan', { shipment: ref });
  const error = shipment.error ?? ticket.error;
  const title = w('picking.title', { number: ref });
  if (error)
    return (
      <Page title={title}>
        <ProblemAlert error={error} onRetry={() => void shipment.refetch()} />
      </Page>
    );
  if (!shipment.data || !ticket.data)
    return (
      <Center h="60dvh">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  const { number, order, customer, status } = shipment.data;
  const isOpen = ['saved', 'committed'].includes(status) && ticket.data.lines.length > 0;
  return (
    <Page
      title={w('picking.title', { number })}
      lead={
        <>
          <Anchor component={Link} to={`/shipping/${encodeURIComponent(number)}`} inherit underline="always">
            {number}
          </Anchor>{' '}
          · {order} · <bdi>{customer.name}</bdi>
        </>
      }
    >
      {isOpen ? (
        <Picking shipment={shipment.data} stops={ticket.data.lines} />
      ) : (
        <Empty icon={IconChecklist} title={w('picking.nothing')}>
          {w('picking.nothingHint', { status })}
        </Empty>
      )}
    </Page>
  );
}

function Picking({ shipment, stops }: { shipment: Shipment; stops: readonly Stop[] }) {
  const w = useWords();
  const walk = useWalk(shipment.number, stops);
  const done = stops.filter((stop) => isSettled(walk.walked, stop)).length;
  const progress = w('picking.progress', { done, of: stops.length });
  return (
    <Stack gap="md" maw={620} w="100%" mx="auto">
      {shipment.status === 'saved' && <Uncommitted shipment={shipment} />}
      <Box>
        <Progress value={(done / stops.length) * 100} size="lg" aria-label={progress} />
        <Text size="sm" c="dimmed" mt={4}>
          {progress}
        </Text>
      </Box>
      {walk.stop ? (
        <>
          <ScanField onScan={walk.scan} told={walk.told} />
          <PickingStop walk={walk} stop={walk.stop} of={stops.length} />
        </>
      ) : (
        <PickingEnd shipment={shipment} stops={stops} walk={walk} />
      )}
    </Stack>
  );
}
