import { Anchor, Center, Group, Loader, Paper, Table } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useAsk } from '../../ask/use-ask.ts';
import { Amount, Day, Quantity } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { addressOfRecord } from '../shell/record-address.ts';
import { Fact } from '../shipping/shipment-facts.tsx';
import type { StockDocument } from './work-types.ts';

interface StockDocumentPageProps {
  readonly noun: 'receipt' | 'adjustment';
  readonly place: string;
  readonly notThere: string;
}

/** A receipt or an adjustment with what it booked; neither ever changes. */
export function StockDocumentPage({ noun, place, notThere }: StockDocumentPageProps) {
  const { ref } = useParams({ strict: false }) as { ref: string };
  const w = useWords();
  const { data, error, refetch } = useAsk<StockDocument>(`${noun}.get`, { ref });
  const back = (
    <Anchor component={Link} to={place} size="sm" underline="always">
      {w('stockWork.back')}
    </Anchor>
  );
  if (error && !data)
    return (
      <Page title={notThere} lead={back}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Center h="60dvh">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  return (
    <Page title={data.number} lead={back}>
      <Facts of={data} />
      <Booked of={data} />
    </Page>
  );
}

function Facts({ of }: { of: StockDocument }) {
  const w = useWords();
  return (
    <Paper withBorder p="md" radius="md">
      <Group gap="xl" align="flex-start">
        <Fact label={w('stockWork.location')}>{of.location}</Fact>
        <Fact label={w('stockWork.day')}>
          <Day of={of.day} />
        </Fact>
        {(['reason', 'reference', 'note'] as const).map(
          (name) =>
            of[name] && (
              <Fact key={name} label={w(`stockWork.${name}`)}>
                <bdi>{of[name]}</bdi>
              </Fact>
            ),
        )}
        {of.supplier && (
          <Fact label={w('stockWork.supplier')}>
            <Anchor component={Link} to={addressOfRecord('supplier', of.supplier)} size="sm">
              {of.supplier}
            </Anchor>
          </Fact>
        )}
        {of.purchaseOrder && (
          <Fact label={w('stockWork.purchaseOrder')}>
            <Anchor component={Link} to={addressOfRecord('purchase-order', of.purchaseOrder)} size="sm">
              {of.purchaseOrder}
            </Anchor>
          </Fact>
        )}
      </Group>
    </Paper>
  );
}

function Booked({ of }: { of: StockDocument }) {
  const w = useWords();
  const heads = ['product', 'event', 'quantity', 'bin', 'lot', 'unitCost'] as const;
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder aria-label={w('stockWork.lines')}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} ta={head === 'quantity' || head === 'unitCost' ? 'right' : undefined}>
                {w(`stockWork.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.lines.map((line, index) => (
            // A line may be booked in several entries, which nothing but their order tells apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: booked entries never change their order
            <Table.Tr key={index}>
              <Table.Td>
                <Anchor component={Link} to={addressOfRecord('product', line.product)} size="sm">
                  {line.product}
                </Anchor>
              </Table.Td>
              <Table.Td ff="monospace" fz="xs">
                {line.event}
              </Table.Td>
              <Table.Td ta="right">
                <Quantity of={line.quantity} />
              </Table.Td>
              <Table.Td>{line.bin ?? '–'}</Table.Td>
              <Table.Td>
                <bdi>{line.lot ?? '–'}</bdi>
              </Table.Td>
              <Table.Td ta="right">
                <Amount of={line.unitCost} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
