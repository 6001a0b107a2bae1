import { Button, Center, Loader, Timeline as Notes, Text } from '@mantine/core';
import { useList } from '../ask/use-ask.ts';
import { useWords } from '../words/words.ts';
import { Change } from './change.tsx';
import { Instant } from './figures.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { Said } from './said.tsx';

interface Note {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
  readonly agent: string | null;
  readonly person: string | null;
  readonly approvedBy: string | null;
  readonly reason: string | null;
  readonly source: string;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> | null;
  readonly note: string | null;
}

/** What happened to a document, oldest first: who did what, when, and what changed (H1). */
export function DocumentTimeline({ kind, id }: { kind: string; id: string }) {
  const w = useWords();
  const { rows, list } = useList<Note>(`${kind}.timeline`, { ref: id });
  if (list.isError) return <ProblemAlert error={list.error} onRetry={() => list.refetch()} />;
  if (list.isLoading) {
    return (
      <Center p="md">
        <Loader size="sm" aria-label={w('list.loading')} />
      </Center>
    );
  }
  return (
    <>
      <Notes bulletSize={14} lineWidth={2} active={rows.length}>
        {rows.map((note) => (
          <Notes.Item key={note.id} title={<Text fw={600}>{note.what}</Text>}>
            <Text size="xs" c="dimmed">
              <Instant of={note.at} /> <Whose note={note} /> · {note.source}
            </Text>
            {note.reason && (
              <>
                <Text size="xs" c="dimmed">
                  {w('timeline.reason')}
                </Text>
                <Said text={note.reason} />
              </>
            )}
            {note.note && (
              <Text size="sm">
                <bdi>{note.note}</bdi>
              </Text>
            )}
            {Object.entries(note.changes ?? {}).map(([name, [before, after]]) => (
              <Change key={name} name={name} before={before} after={after} />
            ))}
          </Notes.Item>
        ))}
      </Notes>
      {list.hasNextPage && (
        <Button variant="subtle" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {w('entries.more')}
        </Button>
      )}
    </>
  );
}

/** Who did it: a person, or an agent, for whom, with whose word, and through which token where that has another name. */
function Whose({ note: { by, agent, person, approvedBy } }: { note: Note }) {
  const w = useWords();
  const who = agent === null ? by : w('timeline.agent', { agent });
  return (
    <>
      {who && <bdi>· {who}</bdi>}
      {person && <bdi> {w('timeline.person', { person })}</bdi>}
      {approvedBy && <bdi> · {w('timeline.approvedBy', { approvedBy })}</bdi>}
      {agent !== null && by !== null && by !== agent && <bdi> · {w('timeline.token', { token: by })}</bdi>}
    </>
  );
}
