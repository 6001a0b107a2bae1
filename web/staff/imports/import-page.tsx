import { Anchor, Center, Loader, Stack, Stepper, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSignedIn } from '../../ask/session.ts';
import { instantText } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { type FileView, isAllowed, useImport } from './asking.ts';
import { MapStep } from './map-step.tsx';
import { Notice } from './notice.tsx';
import { ProgressStep } from './progress-step.tsx';
import { RehearsalStep } from './rehearsal-step.tsx';
import { ImportStatus } from './status.tsx';

export default function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const w = useWords();
  const { data: file, error, refetch } = useImport(id);
  if (error && !file)
    return (
      <Page title={w('imports.notThere')} lead={<Back />}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!file)
    return (
      <Center h="60dvh">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  return (
    <Page
      title={file.fileName}
      aside={<ImportStatus status={file.status} />}
      lead={
        <>
          {w(`imports.kinds.${file.what}`)} · {w('imports.sentBy', { rows: file.rows, name: file.createdBy })}{' '}
          · <Back />
        </>
      }
    >
      <Wizard key={file.id} file={file} />
    </Page>
  );
}

function Back() {
  const w = useWords();
  return (
    <Anchor component={Link} to="/imports" size="sm" underline="always">
      {w('imports.back')}
    </Anchor>
  );
}

/** How far it is, the server says; one may only go back to the columns while nothing was applied. */
function Wizard({ file }: { file: FileView }) {
  const w = useWords();
  const [looksBack, setLooksBack] = useState(false);
  const reached = file.status === 'done' ? 3 : file.status !== 'new' ? 2 : file.rehearsal ? 1 : 0;
  const step = reached === 1 && looksBack ? 0 : reached;
  return (
    <Stack gap="lg">
      <Stepper
        active={step}
        onStepClick={(to) => setLooksBack(to === 0)}
        size="sm"
        allowNextStepsSelect={false}
      >
        <Stepper.Step
          label={w('imports.steps.map')}
          description={w('imports.steps.mapHint')}
          allowStepSelect={isAllowed(file, 'map')}
        />
        <Stepper.Step
          label={w('imports.steps.rehearse')}
          description={w('imports.steps.rehearseHint')}
          allowStepSelect={reached === 1}
        />
        <Stepper.Step
          label={w('imports.steps.apply')}
          description={w('imports.steps.applyHint')}
          allowStepSelect={false}
        />
      </Stepper>
      <FromTop key={step} />
      <Remarks file={file} />
      {step === 0 && file.isKept && <MapStep file={file} onRehearsed={() => setLooksBack(false)} />}
      {step === 1 && <RehearsalStep file={file} onBack={() => setLooksBack(true)} />}
      {step > 1 && <ProgressStep file={file} />}
    </Stack>
  );
}

/** A step begins at its top, wherever the button that led there stood. */
function FromTop() {
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, []);
  return null;
}

function Remarks({ file }: { file: FileView }) {
  const w = useWords();
  const { organisation } = useSignedIn();
  const [before] = file.appliedBefore;
  return (
    <>
      {!file.isKept && <Text c="dimmed">{w('imports.gone')}</Text>}
      {before && file.status === 'new' && (
        <Notice colour="yellow">
          {w('imports.before', { at: instantText(before.at, organisation.timeZone), by: before.by })}
        </Notice>
      )}
    </>
  );
}
