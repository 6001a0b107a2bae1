import { Alert, List, Paper, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { PlanView } from '../../ui/plan-view.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { Said } from '../../ui/said.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import { hasAddress } from '../shell/record-address.ts';
import { ApprovalStatus } from './approval-status.tsx';
import { type Approval, documentOf, titleOf } from './approval-types.ts';
import { Deciding } from './deciding.tsx';

/** One thing an agent asked for: who, why, what it would do, and a person's word. */
export default function ApprovalPage() {
  const w = useWords();
  const ref = useRefOfPage();
  const question = useAsk<Approval>('approval.get', { ref });
  const approval = question.data;
  return (
    <Page
      title={approval ? titleOf(approval) : w('approvals.title')}
      aside={approval && <ApprovalStatus status={approval.status} />}
    >
      <Answered question={question}>
        {(shown) => (
          <Stack gap="lg" maw={980}>
            <Asked approval={shown} />
            <PagePart title={w('approvals.reason')}>
              <Paper withBorder radius="md" p="sm">
                {shown.reason ? (
                  <Said text={shown.reason} />
                ) : (
                  <Text size="sm" c="dimmed">
                    {w('approvals.noReason')}
                  </Text>
                )}
              </Paper>
            </PagePart>
            <PagePart title={w('approvals.causes')}>
              <List size="sm">
                {shown.causes.map(({ detail }) => (
                  <List.Item key={detail}>{detail}</List.Item>
                ))}
              </List>
            </PagePart>
            <Plan approval={shown} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function Asked({ approval }: { approval: Approval }) {
  const w = useWords();
  const { token, person, madeAt, expiresAt, status, decidedAt, decidedBy, note, answer } = approval;
  const document = documentOf(approval);
  const isOpen = status === 'waiting' || status === 'expired';
  const named = (name: string | null | undefined) => name && <bdi>{name}</bdi>;
  return (
    <Facts
      facts={[
        [w('approvals.agent'), named(token.agent ?? token.name)],
        [w('approvals.person'), named(person?.name)],
        [w('approvals.token'), named(token.name)],
        [
          w('approvals.document'),
          document && hasAddress(document.kind) ? (
            <RecordLink key="document" {...document} />
          ) : (
            document?.number
          ),
        ],
        [w('approvals.madeAt'), <Instant key="made" of={madeAt} />],
        [w('approvals.expiresAt'), isOpen ? <Instant key="expires" of={expiresAt} /> : null],
        [w('approvals.decidedAt'), decidedAt && <Instant key="decided" of={decidedAt} />],
        [w('approvals.decidedBy'), named(decidedBy)],
        [w('approvals.note'), note && <Said key="note" text={note} />],
        [w('approvals.result'), answer && <Result answer={answer} />],
      ]}
    />
  );
}

function Result({ answer: { kind, id, number } }: { answer: NonNullable<Approval['answer']> }) {
  const w = useWords();
  if (!hasAddress(kind)) return <>{number ?? '–'}</>;
  return (
    <RecordLink kind={kind} number={number ?? id} strong>
      {number ?? w('approvals.openResult')}
    </RecordLink>
  );
}

/** As it would be now for whoever decides; as it was asked for where nobody does any more, or may not. */
function Plan({ approval }: { approval: Approval }) {
  const w = useWords();
  const may = useMay('approvals:write');
  if (approval.status === 'waiting' && may) return <Deciding approval={approval} />;
  return (
    <PagePart title={w('approvals.asAsked')}>
      <Stack gap="md">
        {approval.status === 'waiting' && (
          <Alert color="gray" icon={<IconLock />}>
            {w('approvals.mayNot')}
          </Alert>
        )}
        <Paper withBorder radius="md" p="md">
          <PlanView outcome={approval.outcome} />
        </Paper>
      </Stack>
    </PagePart>
  );
}
