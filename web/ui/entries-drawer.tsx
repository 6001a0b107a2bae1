import {
  Anchor,
  Button,
  Center,
  Drawer,
  Loader,
  Table,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Input } from '../ask/ask.ts';
import { useList } from '../ask/use-ask.ts';
import { addressOfRecord, hasAddress } from '../staff/shell/record-address.ts';
import { useWords } from '../words/words.ts';
import { Day, Instant, Quantity } from './figures.tsx';
import { ProblemAlert } from './problem-alert.tsx';

interface Entry {
  readonly id: string;
  readonly event: string;
  readonly product: string;
  readonly location: string;
  readonly quantity: string;
  readonly effects: Readonly<Record<string, string>>;
  readonly document: { kind: string; number: string } | null;
  readonly ref: string;
  readonly day: string;
  readonly recordedAt: string;
  readonly actor: string | null;
  readonly bin: string | null;
  readonly lot: string | null;
}

interface ExplainedProps {
  /** `position.entries` or `ledger-entry.list`, with what narrows it down to this number. */
  readonly query: 'position.entries' | 'ledger-entry.list';
  readonly input: Input;
  /** Only entries that move this number. */
  readonly moving?: string;
  /** What the number is, for the heading: `LANTERN at MAIN: allocated`. */
  readonly title: string;
  readonly children: ReactNode;
}

/** A number that opens the ledger entries that make it up (F5). */
export function Explained({ query, input, moving, title, children }: ExplainedProps) {
  const w = useWords();
  const [isOpen, drawer] = useDisclosure(false);
  return (
    <>
      <UnstyledButton
        onClick={drawer.open}
        fz="inherit"
        style={{ textDecoration: 'underline dotted', textUnderlineOffset: 3 }}
      >
        {children}
        <VisuallyHidden> {w('entries.explain', { title })}</VisuallyHidden>
      </UnstyledButton>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        position="right"
        size="xl"
        title={title}
        closeButtonProps={{ 'aria-label': w('app.close') }}
      >
        {isOpen && <Entries query={query} input={input} {...(moving && { moving })} />}
      </Drawer>
    </>
  );
}

export function Entries({ query, input, moving }: Pick<ExplainedProps, 'query' | 'input' | 'moving'>) {
  const w = useWords();
  const { rows: all, list } = useList<Entry>(query, input, 100);
  const rows = moving ? all.filter(({ effects }) => moving in effects) : all;
  if (list.isError) return <ProblemAlert error={list.error} />;
  if (list.isLoading) {
    return (
      <Center p="xl">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  }
  if (!rows.length && !list.hasNextPage) return <Text c="dimmed">{w('entries.none')}</Text>;
  const heads = ['event', 'quantity', 'effect', 'document', 'place', 'day', 'by'] as const;
  return (
    <>
      <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={w('entries.title')}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{w(`entries.${head}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((entry) => (
              <EntryLine key={entry.id} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {list.hasNextPage && (
        <Button variant="subtle" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('entries.more')}
        </Button>
      )}
    </>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const { document, ref } = entry;
  return (
    <Table.Tr>
      <Table.Td ff="monospace" fz="xs">
        {entry.event}
      </Table.Td>
      <Table.Td ta="right">
        <Quantity of={entry.quantity} />
      </Table.Td>
      <Table.Td fz="xs">
        {Object.entries(entry.effects).map(([number, change]) => (
          <EffectOn key={number} number={number} change={change} />
        ))}
      </Table.Td>
      <Table.Td>
        {document && hasAddress(document.kind) ? (
          <Anchor component={Link} to={addressOfRecord(document.kind, document.number)} size="sm">
            {ref}
          </Anchor>
        ) : (
          ref
        )}
      </Table.Td>
      <Table.Td>{[entry.location, entry.bin, entry.lot].filter(Boolean).join(' · ')}</Table.Td>
      <Table.Td>
        <Day of={entry.day} />
      </Table.Td>
      <Table.Td>
        <bdi>{entry.actor}</bdi>
        <Text c="dimmed" size="xs">
          <Instant of={entry.recordedAt} />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function EffectOn({ number, change }: { number: string; change: string }) {
  const w = useWords();
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      {w(`plan.${number}` as 'plan.onHand')} {change.startsWith('-') ? `−${change.slice(1)}` : `+${change}`}
    </div>
  );
}
