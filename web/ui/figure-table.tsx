import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Col<T> {
  readonly label: string;
  readonly cell: (row: T) => ReactNode;
  readonly right?: boolean;
}

interface FigureTableProps<T> {
  readonly label: string;
  readonly cols: readonly Col<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** In place of the table when there is no row. */
  readonly none?: string;
  readonly minWidth?: number;
  readonly foot?: ReactNode;
}

/** A short table, such as the lines of a document; it scrolls sideways where there is no room. */
export function FigureTable<T>(props: FigureTableProps<T>) {
  const { label, cols, rows, keyOf, none, minWidth, foot } = props;
  if (!rows.length && none !== undefined) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <Table.ScrollContainer
      minWidth={minWidth ?? 480}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': label, role: 'region' } }}
    >
      <Table aria-label={label} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {cols.map((col) => (
              <Table.Th key={col.label} ta={col.right ? 'right' : undefined}>
                {col.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {cols.map((col) => (
                <Table.Td key={col.label} ta={col.right ? 'right' : undefined}>
                  {col.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        {foot && <Table.Tfoot>{foot}</Table.Tfoot>}
      </Table>
    </Table.ScrollContainer>
  );
}
