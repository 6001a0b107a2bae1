import { Anchor, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { addressOfRecord } from '../shell/record-address.ts';
import type { Transfer } from './work-types.ts';

/** What was sent, has come, is still on the way and was lost. */
export function TransferLines({ transfer }: { transfer: Transfer }) {
  const w = useWords();
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder aria-label={w('stockWork.lines')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{w('stockWork.product')}</Table.Th>
            <Table.Th>{w('stockWork.name')}</Table.Th>
            {(['sent', 'received', 'onTheWay', 'lost'] as const).map((name) => (
              <Table.Th key={name} ta="right">
                {w(`stockWork.${name}`)}
              </Table.Th>
            ))}
            <Table.Th>{w('stockWork.unit')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {transfer.lines.map((line) => (
            <Table.Tr key={line.line}>
              <Table.Td>
                <Anchor component={Link} to={addressOfRecord('product', line.product)} size="sm">
                  {line.product}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <bdi>{line.name}</bdi>
              </Table.Td>
              {(['quantity', 'received', 'onTheWay', 'lost'] as const).map((name) => (
                <Table.Td key={name} ta="right">
                  <Quantity of={line[name]} quiet />
                </Table.Td>
              ))}
              <Table.Td>{line.unit}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
