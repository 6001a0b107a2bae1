import { Box, Stack, Title } from '@mantine/core';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import type { Values } from '../../ui/record-fields.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { useWords } from '../../words/words.ts';
import { Logo } from './logo.tsx';
import { letterheadSections, organisationSections } from './setting-fields.ts';

/** How the company works, and what stands on its documents. */
export default function OrganisationPage() {
  const w = useWords();
  const may = useMay('setup:write');
  const question = useAsk<Values>('organisation.get');
  const shared = { kind: 'organisation', single: true, may } as const;
  return (
    <Page title={w('settings.title')} lead={w('settings.lead')}>
      <Answered question={question}>
        {(organisation) => (
          <Stack gap="xl" maw={860}>
            <RecordForm {...shared} record={organisation} sections={organisationSections()} />
            <Box>
              <Title order={2} fz="md" mb="xs">
                {w('settings.letterhead')}
              </Title>
              <RecordForm
                {...shared}
                within="letterhead"
                record={{ ...(organisation['letterhead'] as Values), version: organisation['version'] }}
                sections={letterheadSections()}
              />
            </Box>
            <Logo may={may} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
