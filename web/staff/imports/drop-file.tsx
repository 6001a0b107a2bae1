import '@mantine/dropzone/styles.css';
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileSpreadsheet, IconUpload, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Permission } from '../../../src/command/access.ts';
import { useSignedIn } from '../../ask/session.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type ImportKind, MOST_MB, sendFile } from './asking.ts';

const NEEDS: Readonly<Record<ImportKind, Permission>> = {
  orders: 'sales:write',
  products: 'catalog:write',
  customers: 'parties:write',
  stock: 'stock:write',
};

/** The kinds of files that whoever is signed in may import. */
export function useKinds(): ImportKind[] {
  const { permissions } = useSignedIn();
  return (Object.keys(NEEDS) as ImportKind[]).filter((what) => permissions.includes(NEEDS[what]));
}

/** Takes a file and goes on to the page of its import. */
export function DropFile({ kinds }: { kinds: readonly ImportKind[] }) {
  const w = useWords();
  const navigate = useNavigate();
  const [what, setWhat] = useState<ImportKind>(kinds[0] as ImportKind);
  const [wrong, setWrong] = useState(false);
  const choose = useRef<() => void>(null);
  const sending = useMutation({
    mutationFn: (file: File) => sendFile(what, file),
    onSuccess: ({ id }) => void navigate({ to: `/imports/${id}` }),
  });
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={w('imports.holds')}
        value={what}
        onChange={(chosen) => setWhat(chosen as ImportKind)}
        data={kinds.map((kind) => ({ value: kind, label: w(`imports.kinds.${kind}`) }))}
      />
      <Dropzone
        onDrop={([file]) => {
          setWrong(false);
          if (file) sending.mutate(file);
        }}
        onReject={() => setWrong(true)}
        loading={sending.isPending}
        multiple={false}
        maxSize={MOST_MB * 1024 * 1024}
        inputProps={{ 'aria-label': w('imports.choose'), accept: '.csv,.txt,.tsv,.xlsx' }}
        openRef={choose}
        activateOnKeyboard={false}
        tabIndex={-1}
      >
        <Inside onChoose={() => choose.current?.()} />
      </Dropzone>
      {wrong && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {w('imports.dropReject', { most: MOST_MB })}
        </Text>
      )}
      {sending.isError && <ProblemAlert error={sending.error} />}
    </Stack>
  );
}

/** The button is for those who come by keyboard or hear the page; the whole of the field is one for the pointer. */
function Inside({ onChoose }: { onChoose: () => void }) {
  const w = useWords();
  return (
    <Group justify="center" gap="md" mih={110} wrap="nowrap" style={{ pointerEvents: 'none' }}>
      <Dropzone.Accept>
        <IconUpload size={36} stroke={1.5} aria-hidden="true" />
      </Dropzone.Accept>
      <Dropzone.Reject>
        <IconX size={36} stroke={1.5} aria-hidden="true" />
      </Dropzone.Reject>
      <Dropzone.Idle>
        <IconFileSpreadsheet size={36} stroke={1.5} aria-hidden="true" />
      </Dropzone.Idle>
      <div>
        <Text fw={600}>{w('imports.drop')}</Text>
        <Text size="sm" c="dimmed">
          {w('imports.dropHint', { most: MOST_MB })}
        </Text>
      </div>
      <Button
        variant="default"
        style={{ pointerEvents: 'all' }}
        onClick={(event) => {
          event.stopPropagation();
          onChoose();
        }}
      >
        {w('imports.choose')}
      </Button>
    </Group>
  );
}
