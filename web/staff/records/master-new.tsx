import { Box } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../ask/session.ts';
import { Page } from '../../ui/page.tsx';
import { RecordForm, type Section } from '../../ui/record-form.tsx';
import { useWords } from '../../words/words.ts';
import { addressOf, type MasterKind, type MasterRecord } from './master-kind.ts';

/** Makes a master record, and goes to its page. */
export function MasterNew({ kind, sections }: { kind: MasterKind; sections: readonly Section[] }) {
  const w = useWords();
  const navigate = useNavigate();
  return (
    <Page title={kind.toNew}>
      <Box maw={860}>
        <RecordForm
          kind={kind.noun}
          record={null}
          sections={sections}
          may={useMay(kind.write)}
          verb={w('form.create')}
          onCancel={() => void navigate({ to: kind.list })}
          onSaved={(made) => void navigate({ to: addressOf(kind, made as MasterRecord) })}
        />
      </Box>
    </Page>
  );
}
