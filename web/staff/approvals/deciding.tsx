import { Alert, Button, Center, Group, Loader, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Outcome } from '../../../src/command/outcome.ts';
import { useAct } from '../../ask/use-ask.ts';
import { PagePart } from '../../ui/page-part.tsx';
import { PlanView } from '../../ui/plan-view.tsx';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { SureDialog } from '../../ui/sure-dialog.tsx';
import { usePlan } from '../../ui/use-plan.ts';
import { useWords } from '../../words/words.ts';
import type { Approval } from './approval-types.ts';

const CHANGED = /approval\/changed$/;

/** The plan as it is now, and a person's word on it: exactly what is shown is what is done. */
export function Deciding({ approval }: { approval: Approval }) {
  const w = useWords();
  const { id, version, outcome: asked } = approval;
  const [note, setNote] = useState('');
  const [settled] = useDebouncedValue(note.trim(), 300);
  const input = { acceptChanges: true, ...(settled && { note: settled }) };
  const plan = usePlan({ command: 'approval.approve', ref: id, version, input }, () =>
    tellDone(w('approvals.approved')),
  );
  const { outcome } = plan;
  return (
    <PagePart title={w('approvals.now')}>
      <Stack gap="md">
        {plan.error && <ProblemAlert error={plan.error} {...(!plan.isStale && { onRetry: plan.again })} />}
        {plan.isPlanning && !outcome && (
          <Center py="lg">
            <Loader aria-label={w('plan.working')} />
          </Center>
        )}
        {outcome && <Shown outcome={outcome} asked={asked} />}
        <Paper withBorder radius="md" p="md">
          <Stack gap="sm">
            <Textarea
              label={w('approvals.note')}
              description={w('approvals.noteHint')}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Declining approval={approval} note={note.trim()} />
              <Button
                disabled={!outcome || outcome.refused || plan.isPlanning || settled !== note.trim()}
                loading={plan.isApplying}
                onClick={plan.apply}
              >
                {w('approvals.approve')}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </Stack>
    </PagePart>
  );
}

/** What it would do now; where that is something else than was asked for, that is said first and both can be seen. */
function Shown({ outcome, asked }: { outcome: Outcome; asked: Outcome }) {
  const w = useWords();
  const [compares, compare] = useDisclosure(false);
  const changed = outcome.refused ? undefined : outcome.warnings.find(({ type }) => CHANGED.test(type));
  if (outcome.refused || !changed) return <Framed outcome={outcome} />;
  const others = outcome.warnings.filter((warning) => warning !== changed);
  return (
    <>
      <Alert
        color="orange"
        variant="light"
        role="alert"
        icon={<IconArrowsDiff />}
        title={w('approvals.changed')}
      >
        <Text size="sm">{changed.detail}</Text>
        <Text size="sm">{w('approvals.changedHint')}</Text>
        <Button mt="sm" size="xs" variant="default" aria-expanded={compares} onClick={compare.toggle}>
          {w(compares ? 'approvals.hide' : 'approvals.compare')}
        </Button>
      </Alert>
      {compares && (
        <Paper withBorder radius="md" p="md">
          <PagePart title={w('approvals.asAsked')}>
            <PlanView outcome={asked} />
          </PagePart>
        </Paper>
      )}
      <Framed outcome={{ ...outcome, warnings: others }} />
    </>
  );
}

const Framed = ({ outcome }: { outcome: Outcome }) => (
  <Paper withBorder radius="md" p="md">
    <PlanView outcome={outcome} />
  </Paper>
);

function Declining({ approval: { id, version }, note }: { approval: Approval; note: string }) {
  const w = useWords();
  const [isSure, sure] = useDisclosure(false);
  const declining = useAct();
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={sure.open}>
        {w('approvals.decline')}
      </Button>
      {isSure && (
        <SureDialog
          title={w('approvals.declineTitle')}
          verb={w('approvals.decline')}
          destructive
          isWorking={declining.isPending}
          error={declining.error}
          onClose={sure.close}
          onSure={() =>
            declining.mutate(
              { command: 'approval.decline', ref: id, version, input: note ? { note } : {} },
              {
                onSuccess: () => {
                  sure.close();
                  tellDone(w('approvals.declined'));
                },
              },
            )
          }
        >
          {w('approvals.declineSure')}
        </SureDialog>
      )}
    </>
  );
}
