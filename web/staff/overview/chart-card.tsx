import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.ts';
import { Card } from './card.tsx';

interface ChartCardProps {
  readonly title: string;
  readonly hint: string;
  readonly chart: ReactNode;
  readonly heads: readonly string[];
  readonly cells: readonly (readonly ReactNode[])[];
}

/** A picture for the eye, and the same numbers as a table for everybody. */
export function ChartCard({ title, hint, chart, heads, cells }: ChartCardProps) {
  const w = useWords();
  const [isTable, shown] = useDisclosure(false);
  const other = (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={shown.toggle}
      aria-label={`${isTable ? w('overview.asChart') : w('overview.asTable')}: ${title}`}
    >
      {isTable ? w('overview.asChart') : w('overview.asTable')}
    </Button>
  );
  return (
    <Card title={title} hint={hint} aside={other}>
      {isTable ? (
        <Table.ScrollContainer minWidth={380} mah={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                {heads.map((head) => (
                  <Table.Th key={head}>{head}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cells.map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever replaced as a whole
                <Table.Tr key={i}>
                  {row.map((cell, j) => (
                    <Table.Td key={heads[j]}>{cell}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        // What it draws is said by the table.
        <div aria-hidden="true">{chart}</div>
      )}
    </Card>
  );
}
