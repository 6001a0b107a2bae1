import { Alert, Badge, Box, List, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { Consequence, DocumentChange, Warning } from '../../src/command/command.ts';
import type { Outcome } from '../../src/command/outcome.ts';
import { useWords, words } from '../words/words.ts';
import { Change } from './change.tsx';
import { ProblemBox } from './problem-alert.tsx';
import { StockChanges } from './stock-changes.tsx';

interface PlanViewProps {
  readonly outcome: Outcome;
  readonly onChoose?: (number: string, choice: string) => void;
}

/** What a command would do: documents before → after, stock before → after, what hangs on it, what to know. */
export function PlanView({ outcome, onChoose }: PlanViewProps) {
  const w = useWords();
  if (outcome.refused) return <ProblemBox title={w('plan.refused')} problem={outcome.problem} />;
  return (
    <Stack gap="md">
      <Warnings warnings={outcome.warnings} />
      <Consequences all={outcome.consequences ?? []} onChoose={onChoose} />
      <Documents changes={outcome.documents} />
      <StockChanges positions={outcome.positions} />
    </Stack>
  );
}

function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  if (!warnings.length) return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertCircle />} title={words('plan.warnings')}>
      <List size="sm">
        {warnings.map((warning) => (
          <List.Item key={warning.detail}>{warning.detail}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Consequences({
  all,
  onChoose,
}: {
  all: readonly Consequence[];
  onChoose: PlanViewProps['onChoose'];
}) {
  const w = useWords();
  if (!all.length) return null;
  return (
    <Box>
      <Title order={3} fz="sm" mb={4}>
        {w('plan.consequences')}
      </Title>
      <Stack gap="xs">
        {all.map((one) => (
          <Box key={one.id}>
            <Text size="sm">
              <b>{one.number}</b> ({one.status}): {one.happens}
            </Text>
            {one.choices && onChoose && (
              <SegmentedControl
                mt={4}
                size="xs"
                aria-label={one.number}
                value={one.chosen ?? ''}
                onChange={(choice) => onChoose(one.number, choice)}
                data={one.choices.map(({ name, happens }) => ({ value: name, label: `${name}: ${happens}` }))}
              />
            )}
          </Box>
        ))}
      </Stack>
    </Box>
  );
}

/** Only what changes is shown; a document that is made or goes is said to be. */
function Documents({ changes }: { changes: readonly DocumentChange[] }) {
  const w = useWords();
  if (!changes.length) return null;
  return (
    <Box>
      <Title order={3} fz="sm" mb={4}>
        {w('plan.documents')}
      </Title>
      <Table withTableBorder aria-label={w('plan.documents')}>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.id}>
              <Table.Th scope="row" w={180} style={{ verticalAlign: 'top' }}>
                {change.number} {change.created && <Badge size="xs">{w('plan.created')}</Badge>}
                {change.after === null && (
                  <Badge size="xs" color="red">
                    {w('plan.removed')}
                  </Badge>
                )}
              </Table.Th>
              <Table.Td>
                <Differences {...change} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function Differences({ before, after }: DocumentChange) {
  const names = Object.keys(after ?? before ?? {}).filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]) && name !== 'number',
  );
  return (
    <Stack gap={2}>
      {names.map((name) => (
        <Change key={name} name={name} before={before?.[name]} after={after?.[name]} />
      ))}
    </Stack>
  );
}
