import { Box } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../ask/session.ts';
import { Page } from '../../ui/page.tsx';
import { RecordForm, type Section } from '../../ui/record-form.tsx';
import { useWords } from '../../words/words.ts';
import { KINDS, type PartyKind } from './party-types.ts';

/** Makes a customer, supplier or broker, and goes to its page. */
export function PartyNew({ kind, sections }: { kind: PartyKind; sections: readonly Section[] }) {
  const w = useWords();
  const navigate = useNavigate();
  const { list, new: title } = KINDS[kind];
  return (
    <Page title={w(title)}>
      <Box maw={860}>
        <RecordForm
          kind={kind}
          record={null}
          sections={sections}
          may={useMay('parties:write')}
          verb={w('form.create')}
          onCancel={() => void navigate({ to: list })}
          onSaved={({ number }) => void navigate({ to: `${list}/${encodeURIComponent(String(number))}` })}
        />
      </Box>
    </Page>
  );
}
