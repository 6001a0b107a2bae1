import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Page, useAsk } from '../../ask/use-ask.ts';
import { Amount, Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';

interface Position {
  readonly location: string;
  readonly onHand: string;
  readonly available: string;
  readonly expected: string;
}

/** What there is of a product at each location. */
export function PositionsOf({ sku }: { sku: string }) {
  const w = useWords();
  const { data } = useAsk<Page<Position>>('position.list', { product: sku });
  const heads = [w('catalog.location'), w('catalog.onHand'), w('catalog.available'), w('catalog.expected')];
  const rows = data?.data.map(({ location, onHand, available, expected }) => [
    <Anchor
      key="l"
      component={Link}
      to={`/stock/${encodeURIComponent(sku)}/${encodeURIComponent(location)}`}
      size="sm"
    >
      {location}
    </Anchor>,
    <Quantity key="h" of={onHand} />,
    <Quantity key="a" of={available} />,
    <Quantity key="e" of={expected} />,
  ]);
  return <Rows label={w('catalog.positions')} heads={heads} rows={rows} none={w('catalog.noPositions')} />;
}

interface Price {
  readonly priceList: string;
  readonly unitPrice: string;
  readonly currency: string;
}

/** What it costs on each price list. */
export function PricesOf({ sku }: { sku: string }) {
  const w = useWords();
  const { data } = useAsk<Page<Price>>('price.list', { product: sku });
  const rows = data?.data.map(({ priceList, unitPrice, currency }) => [
    <Anchor key="l" component={Link} to={`/settings/price-lists/${encodeURIComponent(priceList)}`} size="sm">
      {priceList}
    </Anchor>,
    <Amount key="p" of={unitPrice} currency={currency} />,
  ]);
  return (
    <Rows
      label={w('catalog.prices')}
      heads={[w('catalog.priceList'), w('catalog.price')]}
      rows={rows}
      none={w('catalog.noPrices')}
    />
  );
}

interface RowsProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** Nothing yet while it is asked for. */
  readonly rows: readonly (readonly ReactNode[])[] | undefined;
  readonly none: string;
}

function Rows({ label, heads, rows, none }: RowsProps) {
  if (rows?.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <Table aria-label={label} maw={640}>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head, i) => (
            <Table.Th key={head} ta={i ? 'right' : 'left'}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows?.map((cells, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever replaced as a whole
          <Table.Tr key={i}>
            {cells.map((cell, j) => (
              <Table.Td key={heads[j]} ta={j ? 'right' : 'left'}>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
