import { Alert, Box, Table, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useAsk } from '../../ask/use-ask.ts';
import { Day, Quantity, quantityText } from '../../ui/figures.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import type { PickTicket, Shipment } from './shipping-types.ts';

/** Which bin and lot the goods come from, as one walks past them. */
export function Walk({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  const { data, error } = useAsk<PickTicket>('shipment.pick-plan', { shipment: shipment.number });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return null;
  return (
    <Box>
      <Title order={2} fz="md" mb={6}>
        {w('shipping.walk')}
      </Title>
      {shipment.status === 'saved' && (
        <Text size="sm" c="dimmed" mb={6}>
          {w('shipping.walkPlanned')}
        </Text>
      )}
      {data.short.map((one) => (
        <Alert
          key={one.line}
          color="yellow"
          variant="light"
          mb={6}
          icon={<IconAlertCircle aria-hidden="true" />}
        >
          {w('shipping.short', { quantity: quantityText(one.short), sku: one.sku, location: one.location })}
        </Alert>
      ))}
      {data.lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {w('shipping.walkNone')}
        </Text>
      ) : (
        <WalkTable ticket={data} />
      )}
    </Box>
  );
}

function WalkTable({ ticket }: { ticket: PickTicket }) {
  const w = useWords();
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder aria-label={w('shipping.walk')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{w('shipping.bin')}</Table.Th>
            <Table.Th>{w('shipping.sku')}</Table.Th>
            <Table.Th>{w('shipping.lot')}</Table.Th>
            <Table.Th>{w('shipping.expiresOn')}</Table.Th>
            <Table.Th ta="right">{w('shipping.quantity')}</Table.Th>
            <Table.Th>{w('shipping.unit')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ticket.lines.map((stop) => (
            <Table.Tr key={`${stop.line} ${stop.bin} ${stop.lot}`}>
              <Table.Td fw={650}>{stop.bin}</Table.Td>
              <Table.Td>{stop.sku}</Table.Td>
              <Table.Td>
                <bdi>{stop.lot ?? '–'}</bdi>
              </Table.Td>
              <Table.Td>
                <Day of={stop.expiresOn} />
              </Table.Td>
              <Table.Td ta="right">
                <Quantity of={stop.quantity} />
              </Table.Td>
              <Table.Td>{stop.unit}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
