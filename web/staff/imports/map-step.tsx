import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type FileView, type ImportDraft, useImportMoves } from './asking.ts';
import { ColumnTable } from './column-table.tsx';
import { lackingFields } from './draft.ts';
import { MappingChoice } from './mapping-choice.tsx';
import { Notice } from './notice.tsx';
import { OrderSettings } from './order-settings.tsx';
import { RecordSettings } from './record-settings.tsx';

/** What the columns mean: suggested by the server, looked over and changed by whoever imports. */
export function MapStep({ file, onRehearsed }: { file: FileView; onRehearsed: () => void }) {
  const w = useWords();
  const moves = useImportMoves(file.id);
  const [draft, setDraft] = useState<ImportDraft>(file.mapping);
  const [name, setName] = useState(file.mappingName ?? '');
  const [update, setUpdate] = useState(file.update);
  const lacking = lackingFields(file, draft);
  const take = (chosen: string): void =>
    moves.take.mutate(
      { useMapping: chosen },
      {
        onSuccess: (changed) => {
          setDraft(changed.mapping);
          setName(changed.mappingName ?? '');
        },
      },
    );
  const rehearse = (): void =>
    moves.rehearse.mutate({ mapping: draft, mappingName: name || null, update }, { onSuccess: onRehearsed });
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {w(`imports.from.${file.mappingFrom}`, { name: file.mappingName ?? '' })}
      </Text>
      <MappingChoice what={file.what} name={name} onName={setName} onUse={take} />
      <ColumnTable file={file} draft={draft} onChange={setDraft} />
      {file.what === 'orders' && 'details' in draft ? (
        <OrderSettings file={file} draft={draft} onChange={setDraft} />
      ) : (
        <RecordSettings file={file} draft={draft} onChange={setDraft} update={update} onUpdate={setUpdate} />
      )}
      {lacking.length > 0 && (
        <Notice colour="yellow" title={w('imports.map.missing', { fields: lacking.join(', ') })}>
          {w('imports.map.missingHint')}
        </Notice>
      )}
      {moves.rehearse.isError && <ProblemAlert error={moves.rehearse.error} />}
      <Group>
        <Button onClick={rehearse} loading={moves.rehearse.isPending} disabled={lacking.length > 0} size="md">
          {w('imports.map.rehearse')}
        </Button>
      </Group>
    </Stack>
  );
}
