import { Box, Button, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PositionChange } from '../../src/command/outcome.ts';
import { useWords } from '../words/words.ts';
import { quantityText } from './figures.tsx';

const NUMBERS = [
  'onHand',
  'demand',
  'allocated',
  'available',
  'committed',
  'availableToPick',
  'expected',
] as const;
const FIRST = 8;

/** Stock before → after, by product and location; numbers that stay are left out. */
export function StockChanges({ positions }: { positions: readonly PositionChange[] }) {
  const w = useWords();
  const [shows, setShows] = useState(FIRST);
  const moving = NUMBERS.filter((name) => positions.some(({ change }) => change[name] !== undefined));
  if (!positions.length) {
    return (
      <Text size="sm" c="dimmed">
        {w('plan.stockNone')}
      </Text>
    );
  }
  return (
    <Box>
      <Title order={3} fz="sm" mb={4}>
        {w('plan.stock')}
      </Title>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table withTableBorder aria-label={w('plan.stock')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{w('plan.product')}</Table.Th>
              <Table.Th>{w('plan.location')}</Table.Th>
              {moving.map((name) => (
                <Table.Th key={name} ta="right">
                  {w(`plan.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {positions.slice(0, shows).map((position) => (
              <Table.Tr key={`${position.product} ${position.location}`}>
                <Table.Td>{position.sku}</Table.Td>
                <Table.Td>{position.locationCode}</Table.Td>
                {moving.map((name) => (
                  <Table.Td key={name} ta="right">
                    <Moved before={position.before[name]} after={position.after[name]} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {positions.length > shows && (
        <Button variant="subtle" size="xs" onClick={() => setShows(positions.length)}>
          {w('plan.more', { count: positions.length - shows })}
        </Button>
      )}
    </Box>
  );
}

function Moved({ before, after }: { before: string; after: string }) {
  if (before === after) return <span className="figures">{quantityText(after)}</span>;
  return (
    <span className="figures">
      <Text span inherit c="dimmed">
        {quantityText(before)} →{' '}
      </Text>
      <Text span inherit fw={650} c={after.startsWith('-') ? 'var(--mantine-color-error)' : undefined}>
        {quantityText(after)}
      </Text>
    </span>
  );
}
