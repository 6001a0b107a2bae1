import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { Door } from '../session/door.tsx';
import { consentOf } from './consent.ts';
import { ConsentForm } from './consent-form.tsx';

/** A program wants to act for whoever is signed in: they see what for, and say so or not. */
export default function ConnectPage() {
  const w = useWords();
  const { uid = '' } = useParams({ strict: false }) as { uid?: string };
  const asking = useQuery(consentOf(uid));
  const lead = asking.data ? w('connect.lead', { name: asking.data.client.name }) : undefined;
  return (
    <Door title={w('connect.title')} {...(lead && { lead })}>
      {asking.isPending && <Loader mt="md" aria-label={w('connect.title')} />}
      {asking.isError && <ProblemAlert error={asking.error} />}
      {asking.data && <ConsentForm uid={uid} consent={asking.data} />}
    </Door>
  );
}
