import {
  Badge,
  Button,
  Group,
  Modal,
  NumberInput,
  Stack,
  Table,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct, useList } from '../../ask/use-ask.ts';
import { ProblemAlert, tellProblem } from '../../ui/problem-alert.tsx';
import { RecordForm, type Section } from '../../ui/record-form.tsx';
import { useWords, words } from '../../words/words.ts';
import type { MasterKind, MasterRecord } from '../records/master-kind.ts';
import { MasterMoves } from '../records/master-moves.tsx';

/** The unassigned bin stands at the end of every walk. */
const LAST = 1_000_000;

interface Bin extends MasterRecord {
  readonly code: string;
  readonly sequence: number;
}

const binOf = (location: string): MasterKind => ({
  noun: 'bin',
  list: `/settings/locations/${encodeURIComponent(location)}`,
  by: 'code',
  write: 'stock:write',
  toNew: words('settings.newBin'),
  mayNot: words('settings.mayNotBins'),
});

const sections = (): readonly Section[] => [
  {
    fields: [
      { kind: 'text', name: 'code', label: words('settings.bin'), required: true },
      { kind: 'whole', name: 'sequence', label: words('settings.sequence'), required: true },
    ],
  },
];

/** The bins of a location in walking order; one opens to be changed, a new one is added below. */
export function BinsOf({ location }: { location: string }) {
  const w = useWords();
  const may = useMay('stock:write');
  const { rows, list } = useList<Bin>('bin.list', { location }, 500);
  const [opened, setOpened] = useState<string | null>(null);
  const bins = [...rows].sort((a, b) => a.sequence - b.sequence);
  const bin = bins.find(({ id }) => id === opened);
  if (list.isError) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {list.isSuccess && bins.length === 0 && <Text c="dimmed">{w('settings.noBins')}</Text>}
      <BinTable bins={bins} onOpen={setOpened} />
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {w('list.more')}
        </Button>
      )}
      {may && (
        <NewBin
          location={location}
          after={Math.max(0, ...bins.map(({ sequence }) => sequence).filter((place) => place < LAST))}
        />
      )}
      {bin && (
        <Modal
          opened
          onClose={() => setOpened(null)}
          title={bin.code}
          closeButtonProps={{ 'aria-label': w('app.close') }}
        >
          <Stack gap="md">
            <RecordForm
              kind="bin"
              record={bin}
              sections={sections()}
              may={may}
              onSaved={() => setOpened(null)}
            />
            <Group>
              <MasterMoves kind={binOf(location)} record={bin} />
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}

function BinTable({ bins, onOpen }: { bins: readonly Bin[]; onOpen: (id: string) => void }) {
  const w = useWords();
  return (
    <Table aria-label={w('settings.bins')} maw={480}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{w('settings.bin')}</Table.Th>
          <Table.Th ta="right">{w('settings.sequence')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bins.map(({ id, code, sequence, active }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <UnstyledButton fz="sm" fw={600} c="var(--mantine-color-anchor)" onClick={() => onOpen(id)}>
                {code}
              </UnstyledButton>{' '}
              {!active && (
                <Badge size="sm" variant="default" tt="none">
                  {w('records.inactive')}
                </Badge>
              )}
            </Table.Td>
            <Table.Td ta="right">{sequence >= LAST ? w('settings.lastBin') : sequence}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function NewBin({ location, after }: { location: string; after: number }) {
  const w = useWords();
  const [code, setCode] = useState('');
  const [sequence, setSequence] = useState<number | string>('');
  const adding = useAct();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const place = sequence === '' ? after + 10 : Number(sequence);
    const input = { location, code, sequence: place };
    adding.mutate({ command: 'bin.create', input }, { onSuccess: () => setCode(''), onError: tellProblem });
  };
  return (
    <form onSubmit={add}>
      <Group align="flex-end" mt="md">
        <TextInput
          label={w('settings.bin')}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <NumberInput
          label={w('settings.sequence')}
          placeholder={String(after + 10)}
          min={0}
          hideControls
          value={sequence}
          onChange={setSequence}
        />
        <Button type="submit" disabled={!code.trim()} loading={adding.isPending}>
          {w('settings.newBin')}
        </Button>
      </Group>
    </form>
  );
}
