import { Button, Group, NumberInput, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { type Page, useAct, useAsk } from '../../ask/use-ask.ts';
import { tellProblem } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

/** The unassigned bin stands at the end of every walk. */
const LAST = 1_000_000;

interface Bin {
  readonly id: string;
  readonly code: string;
  readonly sequence: number;
}

/** The bins of a location in walking order; a new one is added below. */
export function BinsOf({ location }: { location: string }) {
  const w = useWords();
  const may = useMay('stock:write');
  const { data } = useAsk<Page<Bin>>('bin.list', { location, limit: 500 });
  const bins = [...(data?.data ?? [])].sort((a, b) => a.sequence - b.sequence);
  return (
    <>
      {data && bins.length === 0 ? (
        <Text c="dimmed">{w('settings.noBins')}</Text>
      ) : (
        <Table aria-label={w('settings.bins')} maw={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{w('settings.bin')}</Table.Th>
              <Table.Th ta="right">{w('settings.sequence')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bins.map(({ id, code, sequence }) => (
              <Table.Tr key={id}>
                <Table.Td>{code}</Table.Td>
                <Table.Td ta="right">{sequence}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {may && (
        <NewBin
          location={location}
          after={Math.max(0, ...bins.map(({ sequence }) => sequence).filter((place) => place < LAST))}
        />
      )}
    </>
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
