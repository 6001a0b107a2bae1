import { Button, Code, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { send } from '../../ask/ask.ts';
import type { Page } from '../../ask/use-ask.ts';
import { useWords } from '../../words/words.ts';
import type { FileView, Rehearsal } from './asking.ts';
import { Notice } from './notice.tsx';
import { Scrolled } from './scrolled.tsx';

type Fault = Rehearsal['faults']['first'][number];

/** Each fault by row and column, with what stands in the cell; as many at a time as one reads. */
export function FaultTable({ file, rehearsal }: { file: FileView; rehearsal: Rehearsal }) {
  const w = useWords();
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['import.faults', file.id, rehearsal.faults.total],
    queryFn: ({ pageParam, signal }) =>
      send<Page<Fault>>(`/imports/${file.id}/faults?limit=50${pageParam ? `&cursor=${pageParam}` : ''}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
  const label = w('imports.rehearsal.faults', { count: rehearsal.faults.total });
  const faults = data?.pages.flatMap((page) => page.data) ?? rehearsal.faults.first.slice(0, 50);
  return (
    <Stack gap="xs">
      <Notice colour="red" title={label}>
        {w('imports.rehearsal.faultsHint')}
      </Notice>
      <Scrolled label={label} most={420}>
        <Table stickyHeader aria-label={label} miw={460}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={64} ta="right">
                {w('imports.rehearsal.row')}
              </Table.Th>
              <Table.Th w={110}>{w('imports.rehearsal.column')}</Table.Th>
              <Table.Th>{w('imports.rehearsal.detail')}</Table.Th>
              <Table.Th w={130}>{w('imports.rehearsal.value_')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {faults.map((fault) => (
              <Table.Tr key={`${fault.row} ${fault.column} ${fault.detail}`}>
                <Table.Td className="figures">{fault.row}</Table.Td>
                <Table.Td>
                  <bdi>{fault.column}</bdi>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <bdi>{fault.detail}</bdi>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {fault.value ? (
                    <Code>
                      <bdi>{fault.value}</bdi>
                    </Code>
                  ) : (
                    <Text size="sm" c="dimmed">
                      –
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
      {hasNextPage && (
        <Button
          variant="default"
          size="xs"
          onClick={() => void fetchNextPage()}
          loading={isFetching}
          style={{ alignSelf: 'flex-start' }}
        >
          {w('imports.rehearsal.showMore')}
        </Button>
      )}
    </Stack>
  );
}
