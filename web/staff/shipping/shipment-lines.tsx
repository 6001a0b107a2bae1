import { Anchor, Box, Table, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { Shipment } from './shipping-types.ts';

export function ShipmentLines({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  return (
    <Box>
      <Title order={2} fz="md" mb={6}>
        {w('shipping.allLines')}
      </Title>
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table withTableBorder aria-label={w('shipping.allLines')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={56}>{w('shipping.line')}</Table.Th>
              <Table.Th>{w('shipping.sku')}</Table.Th>
              <Table.Th>{w('shipping.product')}</Table.Th>
              <Table.Th ta="right">{w('shipping.ordered')}</Table.Th>
              <Table.Th ta="right">{w('shipping.quantity')}</Table.Th>
              <Table.Th>{w('shipping.unit')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shipment.lines.map((line) => (
              <Table.Tr key={line.line}>
                <Table.Td c="dimmed">{line.line}</Table.Td>
                <Table.Td>
                  <Anchor component={Link} to={`/products/${encodeURIComponent(line.sku)}`} size="sm">
                    {line.sku}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <bdi>{line.name}</bdi>
                </Table.Td>
                <Table.Td ta="right">
                  <Quantity of={line.ordered} />
                </Table.Td>
                <Table.Td ta="right" fw={650}>
                  <Quantity of={line.quantity} />
                </Table.Td>
                <Table.Td>{line.unit}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Box>
  );
}
